using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Storage.Integrity;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Keys;

public sealed class SealedColumnSetTests : ClinicTest
{
    private const string Canary = "Quetzalcoatlus";
    private static readonly InboxFilter Personal = new(ChatView.Personal);

    [Fact]
    public async Task What_people_write_and_how_clients_are_reached_is_read_back_and_nowhere_in_the_file()
    {
        var chat = await WriteEverywhereAsync();

        var opened = await Clinic.Reader.OpenAsync(Clinic.Maria, chat);
        opened.Details.Name.Should().Be($"{Canary} title");
        opened.Page.Messages.Single().Text.Should().Be($"{Canary} message");
        opened.Draft!.Text.Should().Be($"{Canary} draft");
        (await Clinic.Inbox.ListAsync(Clinic.Maria, Personal)).Rows.Single().Preview.Should().Be($"{Canary} message");
        var ana = await Clinic.Clients.OpenAsync(Clinic.Maria, Clinic.Ana);
        (ana.Phone, ana.Language, ana.Email, ana.BirthDate)
            .Should().Be((Canary, Canary, "ana.ruiz@mail.example", new DateOnly(1980, 5, 17)));

        await Disk.HoldsNothingOfAsync(Clinic.File, Canary, "ana.ruiz@mail.example", "ANA.RUIZ@MAIL.EXAMPLE", "1980-05-17");
    }

    [Fact]
    public async Task No_column_of_the_model_holds_words_plain()
    {
        var plain = await Clinic.Database.ReadAsync(db => Task.FromResult(db.Model.GetEntityTypes()
            .SelectMany(type => type.GetProperties())
            .Where(property => property.ClrType == typeof(string)
                && property.DeclaringType.ClrType.Namespace!.StartsWith("OrgChat", StringComparison.Ordinal))
            .Select(property => $"{property.DeclaringType.ClrType.Name}.{property.Name}").ToList()));

        plain.Distinct().Should().BeEquivalentTo(
        [
            // What the trust model says is readable.
            "Organization.Name", "Organization.Phone", "Organization.EmergencyLine", "Organization.TimeZone", "Session.Device",
            "Session.Address", "AuditEntry.Address",
            "Person.Kind", "Attachment.ContentType", "PersonPhoto.ContentType",
            "Person.EmailKey", "Person.ImportKey", "Conversation.OriginKey", "Conversation.TitleMarks", "TitleToken.Mark", // Keyed hashes.
            "PushAddress.EndpointKey", "UnreachedAddress.EmailKey", // Keyed hashes, too.
            "DueNotice.ErrorCode", "UnreachedAddress.Code", // Codes of ours or of a protocol.
            "NoticePreferences.TimeZone", "PushKey.PublicKey", // The key is what every browser that is pushed to is told.
            // An id, and secrets that are hashes or random.
            "Account.UserName", "Account.NormalizedUserName", "Account.PasswordHash", "Account.SecurityStamp", "Account.ConcurrencyStamp",
            "Account.Email", "Account.NormalizedEmail", "Account.PhoneNumber", // Identity’s own, and always empty.
        ]);
        var query = () => Clinic.Database.ReadAsync(db => db.Messages.Where(m => m.Text == Canary).ToListAsync());
        await query.Should().ThrowAsync<InvalidOperationException>("no query can touch the words");
    }

    [Fact]
    public async Task Whatever_is_sealed_with_a_data_key_is_sealed_anew_by_a_rotation()
    {
        var aside = await Clinic.Database.ReadAsync(db => Task.FromResult(db.Model.GetEntityTypes()
            .SelectMany(type => type.GetProperties()).Where(property => property.ClrType == typeof(byte[]))
            .Select(property => $"{property.DeclaringType.ClrType.Name}.{property.Name}").ToList()));

        aside.Where(column => column.Contains("Sealed")).Should().Equal(
            ["AuthenticatorApp.SealedSecret"],
            "it has a key of the installation; with a data key, map a SealedText, or its key is dropped under it");
    }

    [Fact]
    public async Task One_message_that_does_not_open_says_so_and_the_rest_stays_readable()
    {
        var (first, second) = await TwoChatsAsync();
        Execute("UPDATE Messages SET SealedText = zeroblob(40) WHERE Number = 2");

        var page = (await Clinic.Reader.OpenAsync(Clinic.Maria, first)).Page;

        page.Messages.Select(m => m.Text).Should().Equal("first", null);
        (await Clinic.Reader.OpenAsync(Clinic.Maria, second)).Page.Messages.Single().Text.Should().Be("other");
        Clinic.Log.Should().ContainSingle(line => line.Contains("Messages.SealedText") && line.Contains("does not open"))
            .Which.Should().NotContain("second");
    }

    [Fact]
    public async Task One_broken_row_does_not_take_down_the_inbox()
    {
        var (first, _) = await TwoChatsAsync();
        Execute($"UPDATE Conversations SET SealedPreview = x'00', SealedTitle = x'01' WHERE Id = '{first.ToString().ToUpperInvariant()}'");

        var rows = (await Clinic.Inbox.ListAsync(Clinic.Maria, Personal)).Rows;

        rows.Select(row => row.Preview).Should().BeEquivalentTo("other", null);
        rows.Single(row => row.Id == first).Name.Should().Be($"Ana Ruiz · {SealedText.Mark}");
        (await Clinic.SayAsync(Clinic.Ana, first, "still works")).Should().Be(3);
    }

    [Fact]
    public async Task Words_swapped_between_two_rows_open_in_neither()
    {
        var (first, _) = await TwoChatsAsync();
        var stored =
            Contents.Ask(Clinic.File, "SELECT SealedText FROM Messages WHERE Number <= 2 ORDER BY length(SealedText), Number LIMIT 2");
        Execute($"UPDATE Messages SET SealedText = x'{stored[1]}' WHERE SealedText = x'{stored[0]}'");

        var texts = (await Clinic.Database.ReadAsync(db => db.Messages.ToListAsync())).Select(m => m.Text);

        texts.Should().HaveCount(3).And.ContainSingle(text => text == null);
        (await Clinic.MessagesAsync(first)).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_preview_moved_into_the_message_or_another_clinic_does_not_open()
    {
        var (first, _) = await TwoChatsAsync();
        Execute("UPDATE Messages SET SealedText = (SELECT SealedPreview FROM Conversations WHERE Id = ConversationId) WHERE Number = 2");
        (await Clinic.MessagesAsync(first))[1].Text.Should().BeNull();

        var riverside = (await Clinic.PersonAsync(Clinic.Ida)).OrganizationId.ToString().ToUpperInvariant();
        Execute($"UPDATE Messages SET OrganizationId = '{riverside}' WHERE Number = 1");
        await FluentActions.Awaiting(() => Clinic.MessagesAsync(first)).Should().ThrowAsync<AlteredRowException>();
    }

    [Fact]
    public async Task Changing_only_the_phone_number_is_saved()
    {
        await Clinic.Database.WriteAsync(async db => (await db.Clients.SingleAsync(c => c.Id == Clinic.Ana.Id)).Reach("555 1", null));

        ((Client)await Clinic.PersonAsync(Clinic.Ana)).Phone.Should().Be("555 1");
    }

    [Theory]
    [InlineData("kn", true)]
    [InlineData("knee", true)]
    [InlineData("PAIN kne", true)]
    [InlineData("2", true)]
    [InlineData("w", false)]
    [InlineData("nee", false)]
    [InlineData("knee elbow", false)]
    [InlineData("%", false)]
    public async Task A_sealed_title_is_found_by_the_beginnings_of_its_words_in_lists_and_live(string text, bool isFound)
    {
        var chat = await Clinic.StartAsync("Knee pain, week 2", Clinic.Maria, Clinic.Tomas);
        var filter = Personal with { Text = text };
        var reader = await Clinic.PersonAsync(Clinic.Maria);

        (await Clinic.Inbox.ListAsync(Clinic.Maria, filter)).Rows.Should().HaveCount(isFound ? 1 : 0);
        (filter.RowFor(reader,
            new(await Clinic.ConversationAsync(chat), new Dictionary<Guid, PersonalState>(), new Dictionary<Guid, string>())) is not null)
            .Should().Be(isFound);
    }

    [Fact]
    public async Task Two_clinics_mark_the_same_title_differently()
    {
        var here = await Clinic.StartAsync("Knee", Clinic.Maria, Clinic.Tomas);
        var there = await Clinic.StartAsync("Knee", Clinic.Haddad, Clinic.Theo);

        (await Clinic.ConversationAsync(here)).TitleMarks.Should().NotBe((await Clinic.ConversationAsync(there)).TitleMarks)
            .And.HaveLength(39);
    }

    private async Task<Guid> WriteEverywhereAsync()
    {
        await Clinic.Database.WriteAsync(async db => (await db.Clients.SingleAsync(c => c.Id == Clinic.Ana.Id)).Reach(Canary, Canary));
        var chat = await Clinic.StartAsync($"{Canary} title", Clinic.Maria, Clinic.Ana, Clinic.Nora);
        await Clinic.SayAsync(Clinic.Ana, chat, $"{Canary} message");
        await Clinic.Messages.KeepDraftAsync(Clinic.Maria, chat, new Draft(Guid.NewGuid(), $"{Canary} draft"));
        return chat;
    }

    private async Task<(Guid First, Guid Second)> TwoChatsAsync()
    {
        var first = await Clinic.StartAsync("Title", Clinic.Maria, Clinic.Ana);
        var second = await Clinic.StartAsync(Clinic.Maria, Clinic.Tomas);
        await Clinic.SayAsync(Clinic.Ana, first, "first");
        await Clinic.SayAsync(Clinic.Ana, first, "second");
        await Clinic.SayAsync(Clinic.Tomas, second, "other");
        return (first, second);
    }

    private void Execute(string sql) => Contents.Ask(Clinic.File, sql);
}

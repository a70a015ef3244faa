using OrgChat.Domain.Model;
using System.Reflection;
using System.Text.Json;
using OrgChat.Domain.Features.Audit;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Storage.AuditChain;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Audit;

namespace OrgChat.Tests.Audit;

/// <summary>
/// The record holds codes and figures; words are made where it is shown. What was written before, in words, is read and verified as ever.
/// </summary>
public sealed class AuditFactsTests : ClinicTest
{
    private static readonly byte[] RecordKey = new byte[32];
    private static readonly DateTimeOffset Moment = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000);

    [Fact]
    public async Task Nothing_in_the_record_is_a_sentence()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "Hello");
        await Clinic.Permissions.GrantWithAllItNeedsAsync(Clinic.Ines, Clinic.Nora, Permission.OrganizationChat);
        await Clinic.Sessions.StartAsync(Clinic.Sam, "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0");
        await Clinic.HidesAsync(() => Clinic.Colleagues.ListAsync(Clinic.Sam), MissingKind.Page);

        var details = (await Clinic.RecordAsync()).Select(entry => entry.Detail).OfType<string>().ToList();

        details.Should().HaveCountGreaterThan(6)
            .And.OnlyContain(detail => JsonDocument.Parse(detail, default).RootElement.ValueKind == JsonValueKind.Object);
        details.Should().OnlyContain(detail => !detail.Contains(' '));
    }

    [Fact]
    public void The_stored_names_are_those_of_the_first_day() =>
        typeof(AuditFacts).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Should().Contain([
            "message", "files", "fileType", "permission", "page", "question", "words", "filters", "browser", "system", "factor",
            "linkShownTo",
            "hasOwnAddress", "formerName", "isEmailChanged", "formerRole", "formerProfession", "teamIdleMinutes", "clientIdleMinutes",
            "phone",
            "tag", "dataKey", "masterKey", "times", "isWhole", "isEnded", "teamMembers", "clients", "conversations", "messages",
        ]);

    /// <summary>Whoever adds one is told here, or by the compiler, what else has to know it.</summary>
    [Fact]
    public void Every_code_has_words()
    {
        foreach (var action in Enum.GetValues<AuditAction>())
        {
            AuditText.Name(action).Should().NotBe(action.ToString());
            AuditText.KindOf(action).Should().NotBe(AuditActionKind.Other);
        }

        foreach (var right in Enum.GetValues<AuditRight>())
            AuditText.Right(right).Should().NotBeEmpty().And.NotMatchRegex("[a-z][A-Z]", "it is no word");

        WordsOfEach<AuditedPage>(page => new AuditFacts { Page = page });
        WordsOfEach<AuditFactor>(factor => new AuditFacts { Factor = factor });
        WordsOfEach<AuditQuestion>(question => new AuditFacts { Question = question });
        WordsOfEach<Permission>(permission => new AuditFacts { Permission = permission }, except: Permission.None);
        WordsOfEach<AuditSearchFilters>(filters => new AuditFacts { Filters = filters }, except: AuditSearchFilters.None);
    }

    [Theory]
    [InlineData("Message 12", 12L, null, "Sent a message")]
    [InlineData("Message 12, 1 file", 12L, 1, "Sent a message with 1 file")]
    [InlineData("Message 12, 2 files", 12L, 2, "Sent a message with 2 files")]
    [InlineData("2 files", null, 2, "Sent a message with 2 files")]
    [InlineData(null, null, null, "Sent a message")]
    public void What_format_1_said_of_a_message_is_understood(string? detail, long? number, int? files, string words)
    {
        var entry = OfFormat1(AuditAction.MessageSent, detail, ChainLink.Start);

        (entry.MessageNumber, entry.FilesSent, AuditText.What(entry)).Should().Be((number, files, words));
    }

    [Theory]
    [InlineData(AuditAction.MoreRefused, "17", "Was refused 17 times more")]
    [InlineData(AuditAction.ClinicPhoneChanged, "117", "Changed the clinic’s phone number: 117")]
    [InlineData(AuditAction.RecordRead, "WhoSaw", "Read this record: Who saw a client")]
    [InlineData(AuditAction.FileOpened, "PDF", "Opened a file: PDF")]
    public void What_format_1_said_otherwise_is_shown_as_ever(AuditAction action, string detail, string words) =>
        AuditText.What(OfFormat1(action, detail, ChainLink.Start)).Should().Be(words);

    [Fact]
    public void What_is_no_fact_of_OrgChats_stops_nobody_from_reading_the_record()
    {
        var entry = new AuditEntry(Ines, AuditAction.MessageSent, Moment);
        Set(entry, "detail", "Message 12, 2 files");

        (entry.Facts, entry.MessageNumber, entry.FilesSent, AuditText.Detail(entry))
            .Should().Be(((AuditFacts?)null, (long?)null, (int?)null, "Message 12, 2 files"));
    }

    /// <summary>As in a database from before there was a chain: it is linked later, by another version.</summary>
    [Fact]
    public void An_old_entry_without_a_hash_is_linked_as_what_it_is()
    {
        var entry = new AuditEntry(Ines, AuditAction.PermissionGranted, Moment);
        Set(entry, "detail", "Organization chat");
        Set(entry, "<Id>k__BackingField", 7L);

        entry.Follow(ChainLink.Start, RecordKey);

        (entry.Hash![0], entry.Facts, AuditText.What(entry)).Should().Be(((byte)1, (AuditFacts?)null, "Turned on “Organization chat”"));
    }

    [Fact]
    public void Words_of_format_1_are_shown_as_they_are_and_its_admin_acts_by_the_right_of_an_admin()
    {
        var entry = OfFormat1(AuditAction.PermissionGranted, "Organization chat", ChainLink.Start);

        (AuditText.What(entry), AuditText.Right(entry)).Should().Be(("Turned on “Organization chat”", "Admin"));
    }

    [Fact]
    public void One_chain_holds_both_formats()
    {
        var first = OfFormat1(AuditAction.PermissionGranted, "Organization chat", ChainLink.Start);
        var second = new AuditEntry(Ines, AuditAction.PermissionRevoked, Moment).By(AuditRight.Admin)
            .With(new AuditFacts { Permission = Permission.OrganizationChat });
        second.Follow(new ChainLink(first.Number!.Value, first.Hash!), RecordKey);

        (first.Hash![0], second.Hash![0]).Should().Be((1, 2));
        FaultOf(first, second).Should().BeNull();
        Set(first, "detail", "Sees all clients");
        FaultOf(first, second).Should().Contain("was changed");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    public void An_entry_that_claims_another_format_is_found(byte format)
    {
        var entry = OfFormat1(AuditAction.PermissionGranted, "Organization chat", ChainLink.Start);
        entry.Hash![0] = format;
        entry.Authenticate(RecordKey);

        // A hash does not say which format it was made for: what follows it does, and so does the keyed hash that only OrgChat can make.
        var next = new AuditEntry(Ines, AuditAction.RecordRead, Moment);
        next.Follow(new ChainLink(1, OfFormat1(AuditAction.PermissionGranted, "Organization chat", ChainLink.Start).Hash!), RecordKey);

        FaultOf(entry, next).Should().NotBeNull();
    }

    [Fact]
    public void Format_1_is_hashed_as_it_always_was() =>
        Convert.ToHexString(OfFormat1(AuditAction.PermissionGranted, "Organization chat", ChainLink.Start).Hash!)
        .Should()
        .Be("0123C16EBC6A7288D344A7A8E3F3809DF83F826FDF80EB65A570C81F1EA416ED9C",
            "an independent program computes the same from the description");

    [Fact]
    public void What_is_wrong_with_the_record_is_said_in_the_readers_language()
    {
        var first = OfFormat1(AuditAction.PermissionGranted, "Organization chat", ChainLink.Start);
        Set(first, "detail", "Sees all clients");
        using var key = new AnchorKey(RecordKey);
        using var check = new AuditChainCheck([], key, RecordKey);

        check.Follow(first);

        check.Fault!.ToString().Should().Be(
            "The first that is not right is entry 1 of Nov 14, 2023, 22:13:20 UTC: it was changed since it was written.");
        Language.Spanish.In(check.Fault.ToString).Should().Be(
            "El primero que no está bien es el registro 1 del 14 nov 2023, 22:13:20 UTC: se modificó después de escribirse.");
    }

    private static TeamMember Ines { get; } = MakeInes();

    private static TeamMember MakeInes()
    {
        var ines = new TeamMember(new Guid("0187dbe7-9500-7000-8000-000000000001"), "Ines Romero", "ines.romero@lakeside.example",
            TeamRole.Support, "", Moment);
        Set(ines, "<Id>k__BackingField", new Guid("0187dbe7-9500-7000-8000-000000000002"));
        return ines;
    }

    /// <summary>As OrgChat wrote it before it wrote codes.</summary>
    private static AuditEntry OfFormat1(AuditAction action, string? detail, ChainLink before)
    {
        var entry = new AuditEntry(Ines, action, Moment);
        Set(entry, "detail", detail);
        typeof(AuditEntry).GetProperty(nameof(AuditEntry.Number))!.SetValue(entry, before.Number + 1);
        typeof(AuditEntry).GetProperty(nameof(AuditEntry.Hash))!.SetValue(entry, new byte[] { 1 });
        typeof(AuditEntry).GetProperty(nameof(AuditEntry.Hash))!.SetValue(entry, AuditChainFormat.HashOf(entry, before.Hash));
        entry.Authenticate(RecordKey);
        return entry;
    }

    private static string? FaultOf(params AuditEntry[] entries)
    {
        using var key = new AnchorKey(RecordKey);
        using var check = new AuditChainCheck([], key, RecordKey);
        foreach (var entry in entries)
            check.Follow(entry);
        return check.Fault?.ToString();
    }

    private static void WordsOfEach<T>(Func<T, AuditFacts> factsOf, T? except = null) where T : struct, Enum
    {
        foreach (var code in Enum.GetValues<T>().Where(code => !Equals(code, except)))
            AuditText.Detail(new AuditEntry(Ines, AuditAction.PageOpened, Moment).With(factsOf(code))).Replace("OrgChat", "")
                .Should().NotMatchRegex("[a-z][A-Z]", "it is no word");
    }

    private static void Set(object of, string field, object? value)
    {
        for (var type = of.GetType(); type is not null; type = type.BaseType)
        {
            if (type.GetField(field, BindingFlags.Instance | BindingFlags.NonPublic) is { } found)
            {
                found.SetValue(of, value);
                return;
            }
        }

        throw new ArgumentException($"No field {field}.", nameof(field));
    }
}

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using OrgChat.Domain.Features.Clients;
using OrgChat.Domain.Features.Demo;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Encryption;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Demo;

public sealed class DemoClinicServiceTests(DemoClinicServiceTests.Seeded seeded) : IClassFixture<DemoClinicServiceTests.Seeded>
{
    [Fact]
    public async Task The_demo_is_made_once_and_only_once()
    {
        var before = await CountAsync();

        await seeded.Demo.SeedAsync();

        (await CountAsync()).Should().Be(before);
        before.Should().Be((2, 16, 16));
    }

    [Fact]
    public async Task Jamie_and_Sam_have_everything_Ines_finds_and_sees_clients_and_nobody_else_at_Lakeside_has_anything()
    {
        var members = await seeded.Database.ReadAsync(db => db.TeamMembers.ToDictionaryAsync(m => m.Name));

        members["Jamie Lee"].Permissions.Should().Be(PermissionSet.Full);
        members["Sam Ortiz"].Permissions.Should().Be(PermissionSet.Full);
        members["Ines Romero"].Permissions.Value.Should().Be(Permission.SearchAllClients | Permission.SeeAllClients);
        foreach (var name in (string[])["Dr. Maria Lopez", "Dr. Daniel Kim", "Nora Fields", "Dr. Omar Haddad"])
        {
            members[name].Permissions.Should().Be(PermissionSet.Empty);
        }

        members.Values.Where(member => member.IsAdmin).Select(member => member.Name).Should().BeEquivalentTo("Ines Romero", "Ida Holm");
    }

    [Theory]
    [InlineData("Ines Romero", "ines.romero@lakeside.example")]
    [InlineData("Dr. Maria Lopez", "maria.lopez@lakeside.example")]
    [InlineData("Dr. Daniel Kim", "daniel.kim@lakeside.example")]
    [InlineData("Jamie Lee", "jamie.lee@lakeside.example")]
    [InlineData("Sam Ortiz", "sam.ortiz@lakeside.example")]
    [InlineData("Nora Fields", "nora.fields@lakeside.example")]
    [InlineData("Ana Ruiz", "ana.ruiz@mail.example")]
    [InlineData("Tomás Okafor", "tomas.okafor@mail.example")]
    [InlineData("Grace Nwosu", "grace.nwosu@mail.example")]
    [InlineData("Henrik Lund", "henrik.lund@mail.example")]
    [InlineData("Priya Shah", "priya.shah@mail.example")]
    [InlineData("Walter Brandt", "walter.brandt@mail.example")]
    [InlineData("Elena Costa", "elena.costa@mail.example")]
    [InlineData("Ida Holm", "ida.holm@riverside.example")]
    [InlineData("Dr. Omar Haddad", "omar.haddad@riverside.example")]
    [InlineData("Theo Marsh", "theo.marsh@mail.example")]
    public async Task Everybody_signs_in_with_their_address_and_the_demos_password(string name, string address)
    {
        var key = seeded.Database.Keys.EmailKey(address);
        var account = await seeded.Database.ReadAsync(db => db.Users.Include(a => a.Person).SingleAsync(a => a.Person.EmailKey == key));

        account.Person.Name.Should().Be(name);
        new PasswordHasher<Account>().VerifyHashedPassword(account, account.PasswordHash!, "lakeside-demo-2026")
            .Should().Be(PasswordVerificationResult.Success);
    }

    [Fact]
    public async Task Several_clients_wait_and_each_since_another_time()
    {
        var waiting = await seeded.Get<InboxService>()
            .ListAsync(await ActorAsync("Jamie Lee"), new InboxFilter(ChatView.Organization, InboxTab.NeedsReply));

        waiting.Rows.Count.Should().Be(6);
        waiting.Rows.Select(row => row.WaitingSince).Should().OnlyHaveUniqueItems().And.BeInAscendingOrder();
    }

    [Fact]
    public async Task One_is_snoozed_and_one_is_just_back_on_top_and_says_why()
    {
        var (lists, jamie) = (seeded.Get<InboxService>(), await ActorAsync("Jamie Lee"));

        (await lists.ListAsync(jamie, new InboxFilter(ChatView.Organization, InboxTab.Snoozed))).Rows.Single().Snooze.Should()
            .BeEquivalentTo(new { By = new { Name = "Jamie Lee" }, IsBack = false });
        (await lists.ListAsync(jamie, new InboxFilter(ChatView.Organization, InboxTab.NeedsReply))).Rows[0].Snooze.Should()
            .BeEquivalentTo(new { By = new { Name = "Sam Ortiz" }, IsBack = true });
    }

    [Fact]
    public async Task Sam_wrote_to_Ana_on_behalf_of_Dr_Lopez_and_it_is_on_record()
    {
        var sent = await seeded.Database.ReadAsync(db => db.Messages.Where(m => m.OnBehalfOfId != null).ToListAsync());
        sent = sent.FindAll(message => message is { OnBehalfOfName: "Dr. Maria Lopez", AuthorName: "Sam Ortiz" });
        var recorded =
            await seeded.Database.ReadAsync(db => db.AuditEntries.Where(e => e.Action == AuditAction.MessageSentOnBehalf).ToListAsync());

        sent.Should().Contain(message => message.Text!.StartsWith("Hello Ana."));
        recorded.Should().Contain(entry => entry.ActorName == "Sam Ortiz" && entry.ClientName == "Ana Ruiz"
            && entry.SubjectName == "Dr. Maria Lopez" && entry.Right == AuditRight.OnBehalf);
    }

    [Fact]
    public async Task The_nutrition_group_is_Grace_with_Dr_Kim_who_owns_it_and_Nora()
    {
        var group = (await seeded.Database.ReadAsync(db => db.Conversations.WithPeople().ToListAsync()))
            .Single(c => c.Title == "Nutrition group");

        group.Owner.Name.Should().Be("Dr. Daniel Kim");
        group.People.Select(person => person.Name).Should().BeEquivalentTo("Dr. Daniel Kim", "Grace Nwosu", "Nora Fields");
    }

    [Fact]
    public async Task One_conversation_is_longer_than_a_page_and_one_is_closed()
    {
        var conversations = await seeded.Database.ReadAsync(db => db.Conversations.ToListAsync());

        conversations.Max(conversation => conversation.LastNumber).Should().BeGreaterThanOrEqualTo(60);
        conversations.Should().Contain(conversation => conversation.IsClosed);
    }

    [Theory]
    [InlineData("Dr. Maria Lopez")]
    [InlineData("Dr. Daniel Kim")]
    [InlineData("Jamie Lee")]
    [InlineData("Sam Ortiz")]
    [InlineData("Ana Ruiz")]
    public async Task Something_is_unread_and_what_is_older_than_yesterday_is_read(string name)
    {
        var rows = (await seeded.Get<InboxService>().ListAsync(await ActorAsync(name), new InboxFilter(ChatView.Personal))).Rows;

        rows.Should().Contain(row => row.Unread > 0);
        rows.Should().NotContain(row => row.Unread > 0 && row.LastActivityAt < seeded.Clock.GetUtcNow().AddDays(-2));
    }

    [Theory]
    [InlineData("Jamie Lee", "Theo Marsh")]
    [InlineData("Ida Holm", "Ana Ruiz")]
    public async Task Nothing_of_one_clinic_is_seen_in_the_other(string name, string stranger)
    {
        var actor = await ActorAsync(name);
        var clients = seeded.Get<ClientService>();

        (await clients.SearchAsync(actor, stranger)).Rows.Should().BeEmpty();
        await clients.Invoking(c => c.OpenAsync(actor, ActorAsync(stranger).Result.PersonId)).Should().ThrowAsync<NotFoundException>();
        (await MixedConversationsAsync()).Should().Be(0);
    }

    [Fact]
    public async Task The_record_stands_in_the_order_of_time()
    {
        var entries = await seeded.Database.ReadAsync(db => db.AuditEntries.OrderBy(e => e.Id).ToListAsync());

        foreach (var organization in entries.GroupBy(entry => entry.OrganizationId))
        {
            organization.Select(entry => entry.At).Should().BeInAscendingOrder();
        }
    }

    private Task<Actor> ActorAsync(string name) => seeded.Database.ReadAsync(async db => new Actor(await db.IdOfAsync(name)));

    private Task<int> MixedConversationsAsync() => seeded.Database.ReadAsync(db =>
        db.Conversations.CountAsync(c => c.Participants.Any(p => p.Person.OrganizationId != c.OrganizationId)));

    private Task<(int, int, int)> CountAsync() => seeded.Database.ReadAsync(async db =>
        (await db.Organizations.CountAsync(), await db.People.CountAsync(), await db.Users.CountAsync()));

    /// <summary>The demo, made once for all that only read it.</summary>
    public sealed class Seeded : IAsyncLifetime
    {
        private readonly EmptyDatabase empty = new();

        public FakeTimeProvider Clock => empty.Clock;

        public OrgChatDatabase Database => Get<OrgChatDatabase>();

        public DemoClinicService Demo => Get<DemoClinicService>();

        public T Get<T>() where T : notnull => empty.Get<T>();

        public async ValueTask InitializeAsync()
        {
            await Database.MigrateAsync();
            await Demo.SeedAsync();
        }

        public ValueTask DisposeAsync() => empty.DisposeAsync();
    }
}

using OrgChat.Domain.Model;
using OrgChat.Domain.Features.Clients;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Clients;

/// <summary>Rule 2, for Nora, who shares a conversation with Ana and is on Tomás’s care team; Grace and Henrik are not hers.</summary>
public sealed class ClientServiceTests : ClinicTest
{
    private static readonly string[] Own = ["Ana Ruiz", "Tomás Okafor"];
    private static readonly string[] All = ["Ana Ruiz", "Grace Nwosu", "Henrik Lund", "Tomás Okafor"];

    public static IEnumerable<TheoryDataRow<Permission>> Sets =>
        Enumerable.Range(0, 16).Select(n => new TheoryDataRow<Permission>((Permission)n));

    [Theory, MemberData(nameof(Sets))]
    public async Task The_page_search_and_address_give_what_the_permissions_say(Permission stored)
    {
        await ArrangeAsync(stored);
        var (sees, searches, reads) =
            (Has(Permission.SeeAllClients), Has(Permission.SearchAllClients), Has(Permission.AccessAllConversations));

        (await ListedAsync()).Should().Equal(sees ? All : Own);
        (await FoundAsync("")).Should().Equal(searches ? All : Own);
        (await FoundAsync("GRACE")).Should().HaveCount(searches ? 1 : 0);
        (await FoundAsync("tomas")).Should().Equal("Tomás Okafor");
        await OpensAsync(Clinic.Ana, true);
        await OpensAsync(Clinic.Tomas, true);
        await OpensAsync(Clinic.Grace, sees || searches || reads);

        bool Has(Permission one) => stored.HasFlag(one);
    }

    [Theory, MemberData(nameof(Sets))]
    public async Task A_clients_page_lists_only_conversations_the_viewer_may_open(Permission stored)
    {
        var shared = await ArrangeAsync(stored);
        var others = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        var listed = (await Clinic.Clients.ConversationsAsync(Clinic.Nora, Clinic.Ana)).Rows.Select(row => row.Id);

        listed.Should().BeEquivalentTo(stored.HasFlag(Permission.AccessAllConversations) ? [shared, others] : new[] { shared });
        (await Clinic.Clients.ConversationsAsync(Clinic.Nora, Clinic.Grace)).Rows.Should()
            .HaveCount(stored.HasFlag(Permission.AccessAllConversations) ? 1 : 0);
    }

    [Fact]
    public async Task The_family_of_a_client_is_suggested_both_ways_as_far_as_one_finds_them()
    {
        var mother = await Clinic.WelcomeAsync("Rosa Ruiz");
        await Clinic.Database.WriteAsync(async db => db.Clients.Single(c => c.Id == Clinic.Ana.Id).BeRelativeOf(mother, "daughter"));
        var son = await Clinic.WelcomeRelativeAsync("Leo Ruiz", "son", Clinic.Ana, new DateOnly(2001, 4, 5));
        await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, son);

        (await Clinic.Clients.FamilyAsync(Clinic.Maria, [Clinic.Ana])).Should().Equal(
            new RelativeModel(son, "Leo Ruiz", new DateOnly(2001, 4, 5), "Leo Ruiz", "son", "Ana Ruiz"));

        await Clinic.AllowAsync(Clinic.Maria, Permission.SearchAllClients);
        (await Clinic.Clients.FamilyAsync(Clinic.Maria, [Clinic.Ana])).Should().Contain(
            new RelativeModel(mother, "Rosa Ruiz", null, "Ana Ruiz", "daughter", "Rosa Ruiz")).And.HaveCount(2);
        (await Clinic.Clients.FamilyAsync(Clinic.Maria, [Clinic.Grace])).Should().BeEmpty();
    }

    [Fact]
    public async Task Open_conversations_of_a_client_are_those_the_viewer_may_see()
    {
        var (mine, others, closed) = (await Clinic.StartAsync(Clinic.Nora, Clinic.Ana), await Clinic.StartAsync(Clinic.Maria, Clinic.Ana),
            await Clinic.StartAsync(Clinic.Nora, Clinic.Ana));
        await Clinic.Conversations.CloseAsync(Clinic.Nora, closed);

        (await OpenAsync(Clinic.Ana)).Should().Equal(mine);
        (await OpenAsync(Clinic.Nora)).Should().BeEmpty("a colleague’s conversations are no client’s");
        await Clinic.AllowAsync(Clinic.Nora, Permission.AccessAllConversations);
        (await OpenAsync(Clinic.Ana)).Should().BeEquivalentTo([mine, others]);

        async Task<IEnumerable<Guid>> OpenAsync(Someone client) =>
            (await Clinic.Clients.OpenConversationsAsync(Clinic.Nora, client)).Select(row => row.Id);
    }

    [Fact]
    public async Task A_conversation_one_left_makes_nobody_ones_own_client()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Nora);
        (await ListedAsync()).Should().Equal("Ana Ruiz");

        await Clinic.Conversations.RemoveAsync(Clinic.Maria, chat, Clinic.Nora);
        (await ListedAsync()).Should().BeEmpty();
        await OpensAsync(Clinic.Ana, false);
    }

    [Fact]
    public async Task A_client_who_left_the_conversation_is_no_longer_shared()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Tomas, Clinic.Nora);
        await Clinic.Conversations.RemoveAsync(Clinic.Maria, chat, Clinic.Tomas);

        (await ListedAsync()).Should().Equal("Ana Ruiz");
        (await Clinic.Clients.ConversationsAsync(Clinic.Jamie, Clinic.Tomas)).Rows.Should().BeEmpty();
    }

    [Fact]
    public async Task The_other_clinic_is_never_seen_whatever_the_permissions()
    {
        await Clinic.StartAsync(Clinic.Haddad, Clinic.Theo);

        (await Clinic.Clients.ListAsync(Clinic.Jamie)).Rows.Select(c => c.Name).Should().Equal(All);
        (await Clinic.Clients.SearchAsync(Clinic.Jamie, "theo")).Rows.Should().BeEmpty();
        await Clinic.HidesAsync(() => Clinic.Clients.OpenAsync(Clinic.Jamie, Clinic.Theo), MissingKind.Client);
        await Clinic.HidesAsync(() => Clinic.Clients.OpenAsync(Clinic.Jamie, Guid.NewGuid()), MissingKind.Client);
        (await Clinic.Clients.ConversationsAsync(Clinic.Jamie, Clinic.Theo)).Rows.Should().BeEmpty();
        (await Clinic.Clients.ListAsync(Clinic.Ida)).Rows.Select(c => c.Name).Should().Equal("Theo Marsh");
    }

    [Fact]
    public async Task Clients_have_no_clients_page()
    {
        await Clinic.HidesAsync(() => Clinic.Clients.ListAsync(Clinic.Ana), MissingKind.Page);
        await Clinic.HidesAsync(() => Clinic.Clients.SearchAsync(Clinic.Ana, ""), MissingKind.Page);
        await Clinic.HidesAsync(() => Clinic.Clients.OpenAsync(Clinic.Ana, Clinic.Ana), MissingKind.Page);
        await Clinic.HidesAsync(() => Clinic.Clients.ConversationsAsync(Clinic.Ana, Clinic.Ana), MissingKind.Page);
    }

    [Fact]
    public async Task Opening_a_clients_page_is_recorded()
    {
        await Clinic.Clients.OpenAsync(Clinic.Jamie, Clinic.Grace);

        (await Clinic.LastRecordAsync()).Should().BeEquivalentTo(
            new { Action = AuditAction.ClientPageOpened, ActorName = "Jamie Lee", ClientName = "Grace Nwosu" });
    }

    [Fact]
    public async Task Clients_of_one_name_page_without_doubles_or_gaps()
    {
        foreach (var number in Enumerable.Range(0, 120))
            await Clinic.WelcomeAsync(number % 3 == 0 ? $"Kim {number:000}" : "Kim Nguyen");

        var all = new List<Guid>();
        ClientCursor? after = null;
        do
        {
            var page = await Clinic.Clients.SearchAsync(Clinic.Jamie, "kim", after);
            all.AddRange(page.Rows.Select(client => client.Id));
            after = page.Next;
        }
        while (after is not null);

        all.Should().HaveCount(120).And.OnlyHaveUniqueItems();
    }

    private async Task<Guid> ArrangeAsync(Permission stored)
    {
        var shared = await Clinic.StartAsync(Clinic.Daniel, Clinic.Ana, Clinic.Nora);
        await Clinic.StartAsync(Clinic.Daniel, Clinic.Grace);
        await Clinic.Database.WriteAsync(db =>
        {
            db.Add(new CareTeamPlace(Clinic.Tomas, Clinic.Nora, Clinic.Clock.GetUtcNow()));
            return Task.CompletedTask;
        });
        await Clinic.AllowAsync(Clinic.Nora, stored);
        return shared;
    }

    private async Task<List<string>> ListedAsync() => [.. (await Clinic.Clients.ListAsync(Clinic.Nora)).Rows.Select(c => c.Name)];

    private async Task<List<string>> FoundAsync(string text) =>
        [.. (await Clinic.Clients.SearchAsync(Clinic.Nora, text)).Rows.Select(c => c.Name)];

    private async Task OpensAsync(Someone client, bool isOpen)
    {
        if (isOpen)
            (await Clinic.Clients.OpenAsync(Clinic.Nora, client)).Name.Should().Be(client.Name);
        else
            await Clinic.HidesAsync(() => Clinic.Clients.OpenAsync(Clinic.Nora, client), MissingKind.Client);
    }
}

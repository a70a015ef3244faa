using OrgChat.Domain.Features.Search;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Search;

/// <summary>Search finds what its reader may open at this moment, and shows no sign of the rest.</summary>
public sealed class SearchAccessQueriesTests : SearchTest
{
    [Fact]
    public async Task Each_finds_only_where_they_may_read()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Hypertension");
        await Clinic.AllowAsync(Clinic.Daniel, Permission.AccessAllConversations);
        await Clinic.AllowAsync(Clinic.Ines, Permission.SearchAllClients | Permission.SeeAllClients);

        (await AccessAsync(Clinic.Maria)).Should().Equal(Access.Participate);
        (await AccessAsync(Clinic.Ana)).Should().Equal(Access.Participate);
        (await AccessAsync(Clinic.Jamie)).Should().Equal(Access.OnBehalf);
        (await AccessAsync(Clinic.Daniel)).Should().Equal(Access.Read);
        foreach (var outsider in new[] { Clinic.Nora, Clinic.Ines, Clinic.Tomas, Clinic.Ida, Clinic.Haddad, Clinic.Theo })
            (await AccessAsync(outsider)).Should().BeEmpty($"{outsider} may not read it");
    }

    [Fact]
    public async Task Who_left_finds_nothing_more_and_who_joins_finds_the_whole_history()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Nora);
        await Clinic.SayAsync(Clinic.Ana, chat, "Hypertension");
        await Clinic.Conversations.RemoveAsync(Clinic.Maria, chat, Clinic.Nora);

        (await FindAsync(Clinic.Nora, "hypertension")).Should().BeEmpty();
        await Clinic.Conversations.AddAsync(Clinic.Maria, chat, [Clinic.Daniel], []);
        (await FindAsync(Clinic.Daniel, "hypertension")).Should().Equal("Hypertension");
    }

    [Fact]
    public async Task A_right_taken_away_is_gone_from_the_next_page_too()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        for (var number = 0; number <= SearchService.PageSize; number++)
            await Clinic.SayAsync(Clinic.Ana, chat, "Hypertension");

        var page = await SearchAsync(Clinic.Jamie, "hypertension");
        page.Next.Should().NotBeNull();
        await Clinic.AllowAsync(Clinic.Jamie, Permission.None);

        var further = await Clinic.Search.ReadOnAsync(Clinic.Jamie, new SearchRequest("hypertension"), page.Next);
        var again = await Clinic.Search.ReadOnAsync(Clinic.Jamie, new SearchRequest("hypertension"), null);
        (further.Rows, further.Next, again.Rows, again.Next).Should().BeEquivalentTo(
            (Array.Empty<SearchResultModel>(), (long?)null, Array.Empty<SearchResultModel>(), (long?)null));
    }

    [Fact]
    public async Task The_client_filter_goes_only_as_far_as_one_finds_clients()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Hypertension");
        await Clinic.AllowAsync(Clinic.Daniel, Permission.AccessAllConversations);

        (await FindAsync(Clinic.Daniel, new SearchRequest("hypertension", ClientId: Clinic.Ana))).Should().BeEmpty();
        (await FindAsync(Clinic.Maria, new SearchRequest("hypertension", ClientId: Clinic.Ana))).Should().HaveCount(1);
        (await Clinic.Search.FindClientsAsync(Clinic.Daniel, "a")).Should().BeEmpty();
        (await Clinic.Search.FindClientsAsync(Clinic.Maria, "a")).Select(c => c.Name).Should().Equal("Ana Ruiz");
        (await Clinic.Search.FindClientsAsync(Clinic.Ana, "a")).Should().BeEmpty("clients are not told of each other");
    }

    [Fact]
    public async Task One_chooses_among_the_people_one_may_know_of()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.StartAsync(Clinic.Daniel, Clinic.Grace);
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "Good morning");

        (await Clinic.Search.OwnersAsync(Clinic.Ana)).Select(p => p.Name).Should().Equal(Clinic.Maria.Name);
        (await Clinic.Search.OwnersAsync(Clinic.Jamie)).Select(p => p.Name).Should().Equal(Clinic.Daniel.Name, Clinic.Maria.Name);
        (await Clinic.Search.FindAuthorsAsync(Clinic.Ana, "")).Select(p => p.Name).Should().Equal(Clinic.Jamie.Name);
        (await Clinic.Search.FindAuthorsAsync(Clinic.Maria, "")).Select(p => p.Name)
            .Should().Contain([Clinic.Nora.Name, Clinic.Ana.Name]).And.NotContain([Clinic.Grace.Name, Clinic.Haddad.Name]);
    }

    private async Task<IEnumerable<Access>> AccessAsync(Someone reader) =>
        (await SearchAsync(reader, "hypertension")).Rows.Select(result => result.Access);
}

using OrgChat.Domain.Features.Search;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Search;

public sealed class SearchServiceTests : SearchTest
{
    [Fact]
    public async Task Results_are_newest_first_with_the_words_marked_and_say_where_and_by_whom()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Is the Metformin ready?");
        Clinic.Later();
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "Your metformin is at the front desk.");
        await Clinic.SayAsync(Clinic.Maria, chat, "Nothing of it here.");

        var page = await SearchAsync(Clinic.Maria, "metf");

        page.Rows.Select(Marked).Should().Equal("Your [metformin] is at the front desk.", "Is the [Metformin] ready?");
        page.Rows[0].Should().BeEquivalentTo(new
        {
            ConversationId = chat,
            Number = 2L,
            ConversationName = "Ana Ruiz",
            OwnerName = Clinic.Maria.Name,
            Access = Access.Participate,
            AuthorName = Clinic.Jamie.Name,
            OnBehalfOfName = Clinic.Maria.Name,
            SentAt = Clinic.Clock.GetUtcNow(),
        });
        (page.Next, page.ReachedBackTo).Should().Be((null, null));
    }

    [Fact]
    public async Task One_search_goes_across_conversations_and_takes_only_messages_with_all_words()
    {
        var (ana, grace) = (await Clinic.StartAsync(Clinic.Maria, Clinic.Ana), await Clinic.StartAsync(Clinic.Maria, Clinic.Grace));
        await Clinic.SayAsync(Clinic.Ana, ana, "The iron tablets");
        await Clinic.SayAsync(Clinic.Grace, grace, "Tea, and tablets with iron");
        await Clinic.SayAsync(Clinic.Grace, grace, "Tea with milk");

        (await FindAsync(Clinic.Maria, "tablets iron")).Should().Equal("Tea, and tablets with iron", "The iron tablets");
        (await FindAsync(Clinic.Maria, "iron tea")).Should().Equal("Tea, and tablets with iron");
        (await FindAsync(Clinic.Maria, "\"iron tablets\"")).Should().Equal("The iron tablets");
        (await FindAsync(Clinic.Maria, "iron coffee")).Should().BeEmpty();
    }

    [Fact]
    public async Task It_is_narrowed_to_a_client_an_owner_and_an_author()
    {
        var (ana, grace) = (await Clinic.StartAsync(Clinic.Maria, Clinic.Ana), await Clinic.StartAsync(Clinic.Daniel, Clinic.Grace));
        await Clinic.SayAsync(Clinic.Ana, ana, "Refill for Ana");
        await Clinic.SayAsync(Clinic.Grace, grace, "Refill for Grace");
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, grace, "Refill is sent");

        (await FindAsync(Clinic.Jamie, new SearchRequest("refill", ClientId: Clinic.Ana))).Should().Equal("Refill for Ana");
        (await FindAsync(Clinic.Jamie, new SearchRequest("refill", OwnerId: Clinic.Daniel)))
            .Should().Equal("Refill is sent", "Refill for Grace");
        (await FindAsync(Clinic.Jamie, new SearchRequest("refill", AuthorId: Clinic.Jamie))).Should().Equal("Refill is sent");
        (await FindAsync(Clinic.Jamie, new SearchRequest("refill", Clinic.Ana, Clinic.Daniel))).Should().BeEmpty();
    }

    [Fact]
    public async Task Days_begin_and_end_to_the_millisecond()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var midnight = new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.FromHours(-5));
        await SayAtAsync(chat, midnight.AddMilliseconds(-1), "Weight before midnight");
        await SayAtAsync(chat, midnight, "Weight at midnight");
        await SayAtAsync(chat, midnight.AddDays(1).AddMilliseconds(-1), "Weight of the evening");
        await SayAtAsync(chat, midnight.AddDays(1), "Weight of the next day");

        (await FindAsync(Clinic.Maria, new SearchRequest("weight", From: midnight, Until: midnight.AddDays(1))))
            .Should().Equal("Weight of the evening", "Weight at midnight");
        (await FindAsync(Clinic.Maria, new SearchRequest("weight", From: midnight.AddDays(1)))).Should().Equal("Weight of the next day");
        (await FindAsync(Clinic.Maria, new SearchRequest("weight", Until: midnight))).Should().Equal("Weight before midnight");
    }

    [Fact]
    public async Task Pages_go_on_where_they_ended_although_many_were_sent_at_the_same_moment_and_new_ones_arrive()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayManyAsync(Clinic.Ana, chat, 150, "Weight");

        var (seen, request) = (new List<long>(), new SearchRequest("weight"));
        var page = await Clinic.Search.SearchAsync(Clinic.Maria, request);
        while (true)
        {
            seen.AddRange(page.Rows.Select(result => result.Number));
            if (page.Next is null)
                break;

            page.Rows.Should().HaveCount(SearchService.PageSize);
            await Clinic.SayAsync(Clinic.Ana, chat, "Another weight");
            page = await Clinic.Search.ReadOnAsync(Clinic.Maria, request, page.Next);
        }

        seen.Should().Equal(Enumerable.Range(1, 150).Reverse().Select(number => (long)number));
    }

    [Fact]
    public async Task A_search_is_accounted_for_once_and_without_its_words()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        for (var number = 0; number <= SearchService.PageSize; number++)
            await Clinic.SayAsync(Clinic.Ana, chat, "Unmistakable words");

        var request = new SearchRequest("unmistakable words", Clinic.Ana, AuthorId: Clinic.Ana);
        var page = await Clinic.Search.SearchAsync(Clinic.Maria, request);
        await Clinic.Search.ReadOnAsync(Clinic.Maria, request, page.Next);

        var entries = (await Clinic.RecordAsync()).Where(entry => entry.Action == AuditAction.MessagesSearched).ToList();
        entries.Should().ContainSingle()
            .Which.Should()
            .BeEquivalentTo(
                new
                {
                    ActorId = Clinic.Maria.Id,
                    Facts = new { Words = 2, Filters = AuditSearchFilters.Client | AuditSearchFilters.Author }
                });
    }

    [Fact]
    public async Task Every_conversation_a_search_shows_to_somebody_who_takes_no_part_is_accounted_for()
    {
        var (ana, grace) = (await Clinic.StartAsync(Clinic.Maria, Clinic.Ana), await Clinic.StartAsync(Clinic.Maria, Clinic.Grace));
        for (var number = 0; number < SearchService.PageSize; number++)
            await Clinic.SayAsync(Clinic.Ana, ana, "Unmistakable");
        await Clinic.SayAsync(Clinic.Grace, grace, "Something else");

        var page = await SearchAsync(Clinic.Jamie, "unmistakable");
        await SearchAsync(Clinic.Maria, "unmistakable");
        (await ShownAsync()).Should().Equal(("Jamie Lee", "Ana Ruiz", AuditRight.OnBehalf));

        await Clinic.Search.ReadOnAsync(((Actor)Clinic.Jamie).AsScreen(), new SearchRequest("unmistakable"), null);
        (await ShownAsync()).Should().HaveCount(1, "a screen that reads again shows nothing new");
        await Clinic.Search.ReadOnAsync(Clinic.Jamie, new SearchRequest("unmistakable"), null);
        (await ShownAsync()).Should().HaveCount(2);
        page.Rows.Should().HaveCount(SearchService.PageSize);
        (await Clinic.Audit.LooksAsync(Clinic.Ines, new(ClientId: Clinic.Ana)))
            .Should().Contain(look => look.Name == "Jamie Lee" && look.Times == 2);
        (await Clinic.AccessLog.ListAsync(Clinic.Maria, ana)).Rows
            .Should().OnlyContain(entry => entry.Action == AuditAction.MessagesFound).And.HaveCount(2);
    }

    private async Task<IEnumerable<(string, string?, AuditRight?)>> ShownAsync() =>
        (await Clinic.RecordAsync()).Where(entry => entry.Action == AuditAction.MessagesFound)
            .Select(entry => (entry.ActorName, entry.ClientName, entry.Right));

    [Fact]
    public async Task What_is_refused_is_not_searched_nor_accounted_for()
    {
        await Clinic.RefusesAsync(() => SearchAsync(Clinic.Maria, "a"));
        await Clinic.RefusesAsync(() => SearchAsync(Clinic.Maria, "one two three four five six seven eight nine"));
        await Clinic.HidesAsync(() => SearchAsync(new Someone(Guid.NewGuid(), "Nobody"), "weight"), MissingKind.Account);
    }

    [Fact]
    public async Task A_search_can_be_given_up()
    {
        using var given = new CancellationTokenSource();
        await given.CancelAsync();

        var act = () => Clinic.Search.SearchAsync(Clinic.Maria, new SearchRequest("weight"), given.Token);

        await act.Should().ThrowAsync<OperationCanceledException>();
    }

    private Task SayAtAsync(Guid chat, DateTimeOffset at, string text)
    {
        Clinic.Clock.AdjustTime(at);
        return Clinic.SayAsync(Clinic.Ana, chat, text);
    }
}

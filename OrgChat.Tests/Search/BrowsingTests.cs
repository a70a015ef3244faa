using OrgChat.Domain.Features.Search;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Tests.Support;
using OrgChat.Tests.Support.Logs;

namespace OrgChat.Tests.Search;

/// <summary>A search without a word: whom or which days one chooses is enough. And how many messages there are in all.</summary>
public sealed class BrowsingTests : SearchTest
{
    [Fact]
    public async Task What_Ana_wrote_in_March_is_found_without_a_word()
    {
        var (ana, grace) = (await Clinic.StartAsync(Clinic.Maria, Clinic.Ana), await Clinic.StartAsync(Clinic.Maria, Clinic.Grace));
        await SayAtAsync(Clinic.Ana, ana, new(2027, 2, 20, 9, 0, 0, TimeSpan.Zero), "Before");
        await SayAtAsync(Clinic.Ana, ana, new(2027, 3, 2, 9, 0, 0, TimeSpan.Zero), "First of March");
        await SayAtAsync(Clinic.Grace, grace, new(2027, 3, 3, 9, 0, 0, TimeSpan.Zero), "Of somebody else");
        await SayAtAsync(Clinic.Maria, ana, new(2027, 3, 4, 9, 0, 0, TimeSpan.Zero), "An answer");
        await SayAtAsync(Clinic.Ana, ana, new(2027, 4, 1, 9, 0, 0, TimeSpan.Zero), "After");
        var march = new SearchRequest("", From: new(2027, 3, 1, 0, 0, 0, TimeSpan.Zero), Until: new(2027, 4, 1, 0, 0, 0, TimeSpan.Zero));

        (await FindAsync(Clinic.Jamie, march with { ClientId = Clinic.Ana })).Should().Equal("An answer", "First of March");
        (await FindAsync(Clinic.Jamie, march with { ClientId = Clinic.Ana, AuthorId = Clinic.Ana })).Should().Equal("First of March");
        (await FindAsync(Clinic.Jamie, march)).Should().Equal("An answer", "Of somebody else", "First of March");
        (await FindAsync(Clinic.Jamie, march with { OwnerId = Clinic.Maria, AuthorId = Clinic.Grace })).Should().Equal("Of somebody else");
        (await FindAsync(Clinic.Grace, march)).Should().Equal("Of somebody else");
    }

    [Fact]
    public async Task With_nothing_chosen_at_all_it_says_what_to_do()
    {
        (await Clinic.RefusesAsync(() => SearchAsync(Clinic.Maria, " "))).Message.Should().Be("Write a word, or choose a person or days.");
        (await Clinic.RefusesAsync(() => Clinic.Search.SearchAsync(Clinic.Maria, new SearchRequest("a", Clinic.Ana)))).Message
            .Should().Be("Write a word of at least two letters.");
    }

    [Fact]
    public async Task It_reaches_no_further_than_a_search_with_words()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Hello");

        foreach (var outsider in new[] { Clinic.Nora, Clinic.Ines, Clinic.Tomas, Clinic.Ida, Clinic.Theo })
        {
            (await FindAsync(outsider, new SearchRequest("", OwnerId: Clinic.Maria))).Should().BeEmpty($"{outsider} may not read it");
            (await FindAsync(outsider, new SearchRequest("", ClientId: Clinic.Ana))).Should().BeEmpty($"{outsider} may not read it");
        }

        await Clinic.AllowAsync(Clinic.Jamie, Permission.None);
        (await FindAsync(Clinic.Jamie, new SearchRequest("", AuthorId: Clinic.Ana))).Should().BeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pages_go_on_where_they_ended_and_the_first_says_how_many_there_are(bool isOfClient)
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayManyAsync(Clinic.Ana, chat, 50);

        var (seen, request) =
            (new List<long>(), isOfClient ? new SearchRequest("", Clinic.Ana) : new SearchRequest("", OwnerId: Clinic.Maria));
        var page = await Clinic.Search.SearchAsync(Clinic.Maria, request);
        page.Total.Should().Be(new SearchTotalModel(50, IsAll: true));
        while (true)
        {
            seen.AddRange(page.Rows.Select(result => result.Number));
            if (page.Next is null)
                break;

            await Clinic.SayAsync(Clinic.Ana, chat, "Another");
            page = await Clinic.Search.ReadOnAsync(Clinic.Maria, request, page.Next);
            page.Total.Should().BeNull();
        }

        seen.Should().Equal(Enumerable.Range(1, 50).Reverse().Select(number => (long)number));
    }

    [Fact]
    public async Task What_one_client_has_is_read_by_their_conversations_and_not_through_all_messages()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Hello");

        var heard =
            await CommandLog.DuringAsync(Clinic.File, () => Clinic.Search.SearchAsync(Clinic.Jamie, new SearchRequest("", Clinic.Ana)));

        var plans = heard.Where(one => one.Sql.StartsWith("SELECT", StringComparison.Ordinal) && one.Sql.Contains("\"Messages\""))
            .SelectMany(one => one.PlanIn(Clinic.File)).ToList();
        plans.Should().Contain(step => step.StartsWith("SEARCH m USING", StringComparison.Ordinal))
            .And.NotContain(step => step.StartsWith("SCAN m", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_accounted_for_like_any_search()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Hello");

        await Clinic.Search.SearchAsync(Clinic.Jamie, new SearchRequest("", Clinic.Ana, From: Clinic.Clock.GetUtcNow().AddDays(-7)));

        var record = await Clinic.RecordAsync();
        record.Should().ContainSingle(entry => entry.Action == AuditAction.MessagesSearched)
            .Which.Facts.Should().Be(new AuditFacts { Words = 0, Filters = AuditSearchFilters.Client | AuditSearchFilters.Date });
        record.Should().ContainSingle(entry => entry.Action == AuditAction.MessagesFound).Which.Right.Should().Be(AuditRight.OnBehalf);
    }

    [Fact]
    public async Task Words_are_counted_in_the_index_and_a_phrase_at_least_as_far_as_it_was_read()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        for (var number = 1; number <= 37; number++)
            await Clinic.SayAsync(Clinic.Ana, chat, $"My weight today: {number} kilos");

        (await SearchAsync(Clinic.Maria, "weig kilos")).Total.Should().Be(new SearchTotalModel(37, IsAll: true));
        (await SearchAsync(Clinic.Maria, "\"weight today\"")).Total.Should().Be(new SearchTotalModel(SearchService.PageSize, IsAll: false));
        (await SearchAsync(Clinic.Maria, "weight 36")).Total.Should().Be(new SearchTotalModel(1, IsAll: true));
        (await SearchAsync(Clinic.Grace, "weight"))
            .Total.Should().Be(new SearchTotalModel(0, IsAll: true), "a count shows nobody what they may not read");
    }

    [Fact]
    public async Task A_count_stops_at_five_hundred()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.Database.WriteAsync(async db =>
        {
            var conversation = (await db.FindAsync<Conversation>(chat))!;
            await db.Entry(conversation).Collection("Participants").LoadAsync();
            var ana = (await db.FindAsync<Person>(Clinic.Ana.Id))!;
            await db.FindAsync<Person>(Clinic.Maria.Id);
            for (var number = 0; number <= SearchService.MostCounted; number++)
                conversation.Write(ana, new Draft(Guid.NewGuid(), "weight"), Clinic.Clock.GetUtcNow());
            return 0;
        });

        (await SearchAsync(Clinic.Maria, "weight")).Total.Should().Be(new SearchTotalModel(SearchService.MostCounted, IsAll: false));
        (await Clinic.Search.SearchAsync(Clinic.Maria, new SearchRequest("", OwnerId: Clinic.Maria)))
            .Total.Should().Be(new SearchTotalModel(SearchService.MostCounted, IsAll: false));
    }

    private Task SayAtAsync(Someone author, Guid chat, DateTimeOffset at, string text)
    {
        Clinic.Clock.AdjustTime(at);
        return Clinic.SayAsync(author, chat, text);
    }
}

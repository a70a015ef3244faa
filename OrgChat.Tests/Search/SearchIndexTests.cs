using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Search;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Storage.SearchIndex;
using OrgChat.Tests.Support;
using OrgChat.Tests.Support.Logs;

namespace OrgChat.Tests.Search;

/// <summary>The index as it lies on the disk.</summary>
public sealed class SearchIndexTests : SearchTest
{
    private static readonly string[] Tables = ["Messages", "SearchTokens", "Conversations", "Participants", "People"];

    private const string Rare = "Xanthogranulomatosis";

    [Fact]
    public async Task The_index_holds_two_numbers_a_line_and_no_word()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, Rare);
        await MergeAsync();

        Contents.Ask(Clinic.File, "SELECT name FROM pragma_table_info('SearchTokens')").Should().Equal("Token", "MessageId");
        Contents.Ask(Clinic.File, "SELECT DISTINCT typeof(Token), typeof(MessageId) FROM SearchTokens").Should().Equal("integer|integer");
        Contents.Ask(Clinic.File, "SELECT Token FROM SearchTokens")
            .Should().HaveCount(BlindIndex.LongestPrefix - BlindIndex.ShortestPrefix + 1);
    }

    [Fact]
    public async Task A_message_is_written_with_one_row_of_its_index_that_holds_no_word()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, Rare);

        Contents.Ask(Clinic.File, "SELECT name FROM pragma_table_info('TokenSets')").Should().Equal("MessageId", "Packed");
        Contents.Ask(Clinic.File, "SELECT length(Packed) FROM TokenSets")
            .Should().Equal($"{sizeof(int) * (BlindIndex.LongestPrefix - BlindIndex.ShortestPrefix + 1)}");
        Contents.Ask(Clinic.File, "SELECT count(*) FROM SearchTokens").Should().Equal("0");
    }

    [Fact]
    public async Task Before_while_and_after_it_is_merged_a_message_is_found_once()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Weight one, today");
        await MergeAsync();
        await Clinic.SayAsync(Clinic.Ana, chat, "Weight two, today");
        await RequireBothAsync();

        Contents.Ask(Clinic.File, "CREATE TABLE Before AS SELECT * FROM TokenSets");
        await MergeAsync();
        await RequireBothAsync();

        Contents.Ask(Clinic.File, "INSERT INTO TokenSets SELECT * FROM Before");
        await RequireBothAsync();
        await MergeAsync();
        await RequireBothAsync();

        async Task RequireBothAsync()
        {
            (await FindAsync(Clinic.Ana, "weight today")).Should().Equal("Weight two, today", "Weight one, today");
            (await SearchAsync(Clinic.Ana, "weight")).Total!.Count.Should().Be(2);
        }
    }

    [Fact]
    public async Task Few_messages_stay_as_they_were_written_until_they_are_worth_it()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, Rare);

        await Clinic.Merge.RunAsync(CancellationToken.None);

        Contents.Ask(Clinic.File, "SELECT count(*) FROM TokenSets").Should().Equal("1");
    }

    [Fact]
    public async Task Pages_go_on_across_merged_and_unmerged_messages_and_leave_none_out()
    {
        var start = Clinic.Clock.GetUtcNow();
        await WriteManyAsync(100, number => start.AddSeconds(2 * number));
        await MergeAsync();
        await WriteManyAsync(150, number => start.AddSeconds((2 * number) + 1));

        (await CountAsync("weight")).Should().Be(250);
        (await SearchAsync(Clinic.Jamie, "weight")).Total!.Count.Should().Be(250);
    }

    [Fact]
    public async Task A_message_and_its_index_are_written_together_or_not_at_all()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Before");
        Contents.Ask(Clinic.File, "CREATE TRIGGER full BEFORE INSERT ON TokenSets BEGIN SELECT RAISE(ABORT, 'no room'); END");

        var act = () => Clinic.SayAsync(Clinic.Ana, chat, Rare);

        await act.Should().ThrowAsync<DbUpdateException>();
        (await Clinic.MessagesAsync(chat)).Should().HaveCount(1);
        Contents.Ask(Clinic.File, "DROP TRIGGER full");
        await Clinic.SayAsync(Clinic.Ana, chat, Rare);
        (await FindAsync(Clinic.Ana, Rare)).Should().Equal(Rare);
    }

    [Fact]
    public async Task More_messages_of_one_moment_than_it_has_room_for_are_all_found_each_once()
    {
        await WriteManyAsync(3 * SearchId.Slots, _ => Clinic.Clock.GetUtcNow());

        (await CountAsync("weight")).Should().Be(3 * SearchId.Slots);
        await WriteManyAsync(3, _ => Clinic.Clock.GetUtcNow());
        (await CountAsync("weight")).Should().Be((3 * SearchId.Slots) + 3);
    }

    [Fact]
    public async Task Messages_without_an_index_get_one_in_batches_and_nothing_twice()
    {
        var chat = await WriteManyAsync(450, number => Clinic.Clock.GetUtcNow().AddSeconds(number));
        Contents.Ask(Clinic.File, "DELETE FROM TokenSets");
        Contents.Ask(Clinic.File, "UPDATE Messages SET SearchId = NULL");
        (await CountAsync("weight")).Should().Be(0);
        await Clinic.SayAsync(Clinic.Ana, chat, "Weight, meanwhile");

        (await Clinic.Backfill.RunAsync(CancellationToken.None)).Should().Be(450);

        (await CountAsync("weight")).Should().Be(451);
        (await Clinic.Backfill.RunAsync(CancellationToken.None)).Should().Be(0);
    }

    [Fact]
    public async Task Whatever_is_searched_costs_a_bounded_number_of_questions_and_no_scan()
    {
        await WriteManyAsync(500, number => Clinic.Clock.GetUtcNow().AddSeconds(number));
        foreach (var (reader, text) in new[] { (Clinic.Jamie, "weight today"), (Clinic.Nora, "weight"), (Clinic.Ana, "\"weight today\"") })
        {
            var heard = await CommandLog.DuringAsync(Clinic.File,
                () => Clinic.Search.SearchAsync(reader, new SearchRequest(text, From: Clinic.Clock.GetUtcNow())));

            heard.Should().HaveCountLessThan(20);
            foreach (var question in heard.Where(question => question.Sql.StartsWith("SELECT", StringComparison.Ordinal)))
            {
                var plan = question.PlanIn(Clinic.File);
                plan.Where(step => step.Contains("AUTOMATIC", StringComparison.Ordinal) || IsScanOfATable(step, question.Sql)).Should()
                    .BeEmpty($"{reader} asks\n{question.Sql}\n{string.Join('\n', plan)}");
            }
        }
    }

    [Fact]
    public async Task A_search_that_finds_little_in_much_stops_and_says_how_far_it_came()
    {
        await WriteManyAsync(MessageSearchRun.MaxOpened + 100, number => Clinic.Clock.GetUtcNow().AddSeconds(number));

        var page = await SearchAsync(Clinic.Maria, "\"today weight\"");

        page.Rows.Should().BeEmpty();
        page.ReachedBackTo.Should().Be(Clinic.Clock.GetUtcNow().AddSeconds(100));
        var rest = await Clinic.Search.ReadOnAsync(Clinic.Maria, new SearchRequest("\"today weight\""), page.Next);
        (rest.Next, rest.ReachedBackTo).Should().Be((null, null));
    }

    private static bool IsScanOfATable(string step, string sql) =>
        step.StartsWith("SCAN ", StringComparison.Ordinal)
        && Tables.Any(table => sql.Contains($"\"{table}\" AS \"{step.Split(' ')[1]}\"", StringComparison.Ordinal));

    private Task MergeAsync() => Clinic.Merge.RunAsync(CancellationToken.None, atLeast: 1);

    private async Task<int> CountAsync(string text)
    {
        var (count, request) = (0, new SearchRequest(text));
        var page = await Clinic.Search.ReadOnAsync(Clinic.Maria, request, null);
        while (page.Next is { } next)
        {
            count += page.Rows.Count;
            page = await Clinic.Search.ReadOnAsync(Clinic.Maria, request, next);
        }

        return count + page.Rows.Count;
    }

    private Task<Guid> WriteManyAsync(int messages, Func<int, DateTimeOffset> at) => Clinic.Database.WriteAsync(async db =>
    {
        var (maria, ana) =
            (await db.TeamMembers.SingleAsync(m => m.Id == Clinic.Maria.Id), await db.People.SingleAsync(p => p.Id == Clinic.Ana.Id));
        var conversation = db.Add(Conversation.Start(maria, [ana], null, Clinic.Clock.GetUtcNow())).Entity;
        conversation.OpenToClients(Clinic.Clock.GetUtcNow());
        foreach (var number in Enumerable.Range(0, messages))
            conversation.Write(ana, new Draft(Guid.NewGuid(), $"Weight {number}, today"), at(number));

        return conversation.Id;
    });
}

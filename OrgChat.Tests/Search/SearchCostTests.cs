using OrgChat.Domain.Features.Search;
using OrgChat.Domain.Model;
using OrgChat.Tests.Support;
using OrgChat.Tests.Support.Logs;

namespace OrgChat.Tests.Search;

/// <summary>How SQLite goes about a search, by who searches.</summary>
public sealed class SearchCostTests : SearchTest
{
    [Fact]
    public async Task Who_sees_few_conversations_searches_in_them_whatever_others_wrote()
    {
        await SayEverywhereAsync();
        foreach (var (reader, request) in new[]
        {
            (Clinic.Ana, new SearchRequest("weight today")), (Clinic.Maria, new("weight")), (Clinic.Jamie, new("weight", Clinic.Ana)),
            (Clinic.Jamie, new("weight", OwnerId: Clinic.Maria)), (Clinic.Jamie, new("weight", AuthorId: Clinic.Ana)),
        })
        {
            var heard = await ReadAsync(reader, request);

            heard.Where(one => one.Sql.Contains("Token", StringComparison.Ordinal)).SelectMany(one => one.PlanIn(Clinic.File))
                .Should().Contain(step => step.StartsWith("SEARCH m USING", StringComparison.Ordinal)
                    && step.Contains("(ConversationId=?", StringComparison.Ordinal))
                .And.NotContain(step => step.Contains("(Token=?)", StringComparison.Ordinal)
                    || step.Contains("MessageId>?", StringComparison.Ordinal) || step.Contains("rowid>?", StringComparison.Ordinal));
            heard.Should().HaveCountLessThan(10);
        }
    }

    [Fact]
    public async Task Who_sees_everything_begins_at_the_newest_line_sorts_nothing_and_looks_conversations_up()
    {
        await SayEverywhereAsync();
        await Clinic.Merge.RunAsync(CancellationToken.None, atLeast: 1);

        var heard = await ReadAsync(Clinic.Jamie, new SearchRequest("weight today"));

        var lines = heard.Single(one => one.Sql.StartsWith("SELECT \"s\".\"MessageId\"", StringComparison.Ordinal)).PlanIn(Clinic.File);
        lines[0].Should().Be("SEARCH s USING PRIMARY KEY (Token=? AND MessageId>? AND MessageId<?)");
        lines.Should().NotContain(step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
        heard.Where(one => one.Sql.Contains("FROM \"Conversations\" AS \"c\"\n", StringComparison.Ordinal))
            .SelectMany(one => one.PlanIn(Clinic.File)).Where(step => step.StartsWith("SEARCH c ", StringComparison.Ordinal))
            .Should().NotBeEmpty().And.OnlyContain(step => step.Contains("(Id=?)", StringComparison.Ordinal));
        heard.Should().HaveCountLessThan(12);
    }

    [Fact]
    public async Task What_Ana_wrote_before_she_left_is_found_by_her_name()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Grace);
        await Clinic.SayAsync(Clinic.Ana, chat, "My weight");
        await Clinic.Conversations.RemoveAsync(Clinic.Maria, chat, Clinic.Ana);

        (await FindAsync(Clinic.Jamie, new SearchRequest("weight", AuthorId: Clinic.Ana))).Should().Equal("My weight");
        (await FindAsync(Clinic.Jamie, new SearchRequest("", AuthorId: Clinic.Ana))).Should().Equal("My weight");
        (await FindAsync(Clinic.Ana, "weight")).Should().BeEmpty();
    }

    private async Task SayEverywhereAsync()
    {
        foreach (var client in new[] { Clinic.Ana, Clinic.Grace })
        {
            var chat = await Clinic.StartAsync(Clinic.Maria, client);
            await Clinic.SayAsync(client, chat, "My weight today");
        }
    }

    /// <summary>A page as a screen reads it again: without the record.</summary>
    private Task<IReadOnlyList<CommandLog.Heard>> ReadAsync(Someone reader, SearchRequest request) => CommandLog.DuringAsync(Clinic.File,
        async () => (await Clinic.Search.ReadOnAsync(((Actor)reader).AsScreen(), request, null)).Rows.Should().NotBeEmpty());
}

using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.SearchIndex;

namespace OrgChat.Domain.Features.Search;

/// <summary>
/// One page of a search. It walks back through the messages of the rarest word in windows, so that whatever is asked, a page costs a
/// bounded number of questions and of opened texts; where that is not enough, it says how far it came.
/// </summary>
internal sealed class SearchIndexRun
{
    /// <summary>Lines of the index one question walks through.</summary>
    internal const int Window = 4_000;

    /// <summary>Windows of one page.</summary>
    internal const int Windows = 25;

    /// <summary>Texts opened at a time.</summary>
    internal const int Candidates = 60;

    /// <summary>Texts opened for one page.</summary>
    internal const int MaxOpened = 600;

    /// <summary>Numbers that narrow a search; what more was sought is compared in the opened texts.</summary>
    private const int MaxTokens = 12;

    /// <summary>Lines of the index walked through to count.</summary>
    private const int CountedLines = 3 * Window;

    private readonly OrgChatDb db;
    private readonly SearchQuery query;
    private readonly IQueryable<Message> messages;
    private readonly List<(Message Message, List<SearchHit> Hits)> found = [];

    // Messages that hold the words and are perhaps not among the lines yet, newest first.
    private readonly List<long> fresh = [];
    private int rarest;
    private List<int> others = [];
    private bool hasLines;
    private int opened;

    private SearchIndexRun(OrgChatDb db, Person reader, SearchQuery query, SearchRequest request)
    {
        this.db = db;
        this.query = query;
        var open = SearchAccessQueries.Conversations(db, reader, request);
        var author = request.AuthorId;
        messages = db.Messages.Where(m => (author == null || m.AuthorId == author) && open.Any(c => c.Id == m.ConversationId));
    }

    public static async Task<SearchPage> PageAsync(
        OrgChatDb db, Person reader, SearchQuery query, SearchRequest request, long? before, CancellationToken cancel)
    {
        var run = new SearchIndexRun(db, reader, query, request);
        var span = SearchSpan.Of(request, before);
        var isThere = await run.ChooseAsync(reader, span, cancel);
        var next = isThere ? await run.WalkAsync(span.Before, span.Earliest, cancel) : null;
        var page = await SearchResultQueries.PageAsync(db, reader, run.found, next, cancel);
        return before is not null ? page : page with { Total = await run.CountAsync(span, next, cancel) };
    }

    /// <summary>From the index alone where that is certain: no text is opened to be counted.</summary>
    private async Task<SearchTotalModel> CountAsync(SearchSpan span, long? next, CancellationToken cancel)
    {
        if (next is null || !query.IsFoundByIndex)
        {
            return new SearchTotalModel(found.Count, next is null);
        }

        var lines = LinesIn(span.Before, span.Earliest);
        var isAll = !await lines.Skip(CountedLines).AnyAsync(cancel);
        var old = OldIn(lines.Take(CountedLines).Where(t => !EF.Parameter(fresh).Contains(t.MessageId)));
        var counted = await old.Take(SearchService.MostCounted).CountAsync(cancel)
            + (fresh.Count == 0 ? 0 : await MessagesOf(fresh).CountAsync(cancel));
        return new SearchTotalModel(Math.Min(counted, SearchService.MostCounted), isAll && counted < SearchService.MostCounted);
    }

    /// <returns>False when one of the words is in no message.</returns>
    private async Task<bool> ChooseAsync(Person reader, SearchSpan span, CancellationToken cancel)
    {
        var index = db.IndexOf(reader.OrganizationId);
        var tokens = query.Terms.SelectMany(index.TokensFor).Distinct().Take(MaxTokens).ToList();
        var counted = new List<(int Token, int Count)>();
        foreach (var token in tokens)
        {
            counted.Add((token, await db.SearchTokens.Where(t => t.Token == token).Take(Window).CountAsync(cancel)));
        }

        var order = counted.OrderBy(word => word.Count).ToList();
        rarest = order[0].Token;
        others = [.. order.Skip(1).Select(word => word.Token)];
        await foreach (var set in db.TokenSets.Where(set => set.MessageId < span.Before && set.MessageId >= span.Earliest)
            .OrderByDescending(set => set.MessageId).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (TokenSet.HasAll(set.Packed, tokens))
            {
                fresh.Add(set.MessageId);
            }
        }

        hasLines = order[0].Count > 0;
        return hasLines || fresh.Count > 0;
    }

    /// <returns>Where to go on; null when there is nothing further back.</returns>
    private async Task<long?> WalkAsync(long before, long earliest, CancellationToken cancel)
    {
        for (var window = 0; window < Windows; window++)
        {
            var end = hasLines
                ? await LinesIn(before, earliest).Skip(Window - 1).Select(t => (long?)t.MessageId).FirstOrDefaultAsync(cancel)
                : null;
            if (await LookAsync(before, end ?? earliest, cancel) is { } stopped)
            {
                return stopped;
            }

            if (end is not { } last)
            {
                return null;
            }

            before = last;
        }

        return before;
    }

    /// <returns>Where it stopped because the page or the patience was at its end; null when the window was looked through.</returns>
    private async Task<long?> LookAsync(long before, long end, CancellationToken cancel)
    {
        while (true)
        {
            var (candidates, lowest) = await CandidatesAsync(before, end, cancel);
            foreach (var message in candidates)
            {
                opened++;
                if (query.HitsIn(message.Text ?? "") is { } hits)
                {
                    found.Add((message, hits));
                }

                if (found.Count == SearchService.PageSize || opened == MaxOpened)
                {
                    return message.SearchId;
                }
            }

            if (lowest == end)
            {
                return null;
            }

            before = lowest;
        }
    }

    /// <returns>The next candidates, newest first, and how far back they are all of them.</returns>
    private async Task<(IReadOnlyList<Message> Candidates, long Lowest)> CandidatesAsync(long before, long end, CancellationToken cancel)
    {
        var recent = fresh.SkipWhile(id => id >= before).TakeWhile(id => id >= end).Take(Candidates).ToList();
        var lowest = recent.Count == Candidates ? recent[^1] : end;
        var lines = LinesIn(before, lowest).Where(t => !EF.Parameter(recent).Contains(t.MessageId)).Take(Window);
        var old = !hasLines ? [] : await OldIn(lines).OrderByDescending(m => m.SearchId).Take(Candidates).ToListAsync(cancel);
        lowest = old.Count == Candidates ? old[^1].SearchId!.Value : lowest;
        var fromSets = recent.Count == 0 ? [] : await MessagesOf(recent).Where(m => m.SearchId >= lowest).ToListAsync(cancel);
        return ([.. old.Concat(fromSets).OrderByDescending(m => m.SearchId)], lowest);
    }

    private IOrderedQueryable<SearchToken> LinesIn(long before, long earliest) => db.SearchTokens
        .Where(t => t.Token == rarest && t.MessageId < before && t.MessageId >= earliest).OrderByDescending(t => t.MessageId);

    private IQueryable<Message> OldIn(IQueryable<SearchToken> lines) => others.Aggregate(
        lines,
        (rest, token) => rest.Where(t => db.SearchTokens.Any(other => other.Token == token && other.MessageId == t.MessageId)))
        .Join(messages, t => t.MessageId, m => m.SearchId, (t, m) => m);

    private IQueryable<Message> MessagesOf(List<long> ids) =>
        messages.Where(m => m.SearchId != null && EF.Parameter(ids).Contains(m.SearchId.Value));
}

using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.SearchIndex;

namespace OrgChat.Domain.Features.Search;

/// <summary>
/// Candidates among the messages of the whole organization: it walks back through the lines of the rarest word, window by window, and
/// beside them through what is not merged yet.
/// </summary>
internal sealed class SearchIndexRun : ISearchCandidates
{
    /// <summary>Lines of the index that are one window.</summary>
    private const int Window = 4_000;

    /// <summary>Windows of one page.</summary>
    private const int Windows = 4;

    private readonly OrgChatDb db;
    private readonly IQueryable<Message> readable;
    private readonly SearchSpan span;
    private readonly IReadOnlyList<int> tokens;

    // Messages that hold the words and are perhaps not among the lines yet, newest first.
    private List<long> fresh = [];
    private int rarest;
    private int lines;
    private long? endOfFirst;

    private SearchIndexRun(OrgChatDb db, IQueryable<Message> readable, SearchSpan span, IReadOnlyList<int> tokens) =>
        (this.db, this.readable, this.span, this.tokens) = (db, readable, span, tokens);

    /// <param name="open">Where the reader may look.</param>
    public static async Task<SearchIndexRun> BeginAsync(OrgChatDb db, IQueryable<Conversation> open, Guid? author, SearchSpan span,
        IReadOnlyList<int> tokens, CancellationToken cancel)
    {
        var messages = db.Messages.Where(m => (author == null || m.AuthorId == author) && open.Any(c => c.Id == m.ConversationId));
        var run = new SearchIndexRun(db, messages, span, tokens);
        await run.ChooseAsync(cancel);
        await run.RefreshAsync(cancel);
        return run;
    }

    public async IAsyncEnumerable<CandidateBatch> BatchesAsync(int first, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (before, most) = (span.Before, first);
        for (var window = 0; window < Windows;)
        {
            var end = await EndAsync(before, cancel);
            endOfFirst = window == 0 && before == span.Before ? end : endOfFirst;
            var merged = lines == 0 ? [] : await FoundIn(before, end ?? span.Earliest).Take(most).ToListAsync(cancel);
            var rest = merged.Count == most ? merged[^1] : end;
            var recent = fresh.Where(id => id < before && id >= (rest ?? span.Earliest));
            yield return new CandidateBatch([.. merged.Union(recent).OrderDescending()], rest);
            if (rest is null)
            {
                yield break;
            }

            window += rest == end ? 1 : 0;
            (before, most) = (rest.Value, MessageSearchRun.Candidates);
        }
    }

    /// <summary>As far as the first window goes.</summary>
    public async Task<SearchTotalModel> CountAsync(CancellationToken cancel)
    {
        var merged = lines == 0 ? 0 : await FoundIn(span.Before, endOfFirst ?? span.Earliest)
            .Where(id => !EF.Parameter(fresh).Contains(id)).Take(SearchService.MostCounted).CountAsync(cancel);
        return SearchTotalModel.Of(merged + fresh.Count, isAll: endOfFirst is null);
    }

    private async Task ChooseAsync(CancellationToken cancel)
    {
        var listed = JsonSerializer.Serialize(tokens);
        var counted = await db.Database.SqlQuery<int>($"SELECT value AS Value FROM json_each({listed})")
            .Select(token => new { Token = token, Lines = db.SearchTokens.Where(line => line.Token == token).Take(Window).Count() })
            .ToListAsync(cancel);
        var word = counted.MinBy(one => one.Lines)!;
        (rarest, lines) = (word.Token, word.Lines);
    }

    /// <summary>Looks for the words in what is not merged yet; SQLite passes over most of it, by one of the words.</summary>
    private async Task RefreshAsync(CancellationToken cancel)
    {
        var sought = TokenSet.Pack([rarest]);
        var sets = await db.TokenSets.FromSql($"SELECT * FROM TokenSets WHERE instr(Packed, {sought}) > 0")
            .Where(set => set.MessageId < span.Before && set.MessageId >= span.Earliest)
            .Select(set => new { set.MessageId, set.Packed }).ToListAsync(cancel);
        var ids = sets.Where(set => TokenSet.HasAll(set.Packed, tokens)).Select(set => set.MessageId).ToList();
        fresh = ids.Count == 0 ? [] : await readable.Where(m => m.SearchId != null && EF.Parameter(ids).Contains(m.SearchId.Value))
            .Select(m => m.SearchId!.Value).OrderDescending().ToListAsync(cancel);
    }

    /// <returns>The last line of the window that begins here; null where all that is left are fewer lines.</returns>
    private async Task<long?> EndAsync(long before, CancellationToken cancel) => lines < Window
        ? null
        : await LinesIn(before, span.Earliest).Skip(Window - 1).Select(line => (long?)line.MessageId).FirstOrDefaultAsync(cancel);

    private IOrderedQueryable<SearchToken> LinesIn(long before, long end) => db.SearchTokens
        .Where(line => line.Token == rarest && line.MessageId < before && line.MessageId >= end).OrderByDescending(line => line.MessageId);

    /// <remarks>A cross join, the one order of tables that SQLite keeps: from the newest line on, until there are enough.</remarks>
    private IQueryable<long> FoundIn(long before, long end)
    {
        var found = tokens.Where(token => token != rarest).Aggregate<int, IQueryable<SearchToken>>(LinesIn(before, end), (rest, token) =>
            rest.Where(line => db.SearchTokens.Any(other => other.Token == token && other.MessageId == line.MessageId)));
        return (from line in found
                from message in readable
                where message.SearchId == line.MessageId
                select line.MessageId).OrderDescending();
    }
}

using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Search;

/// <summary>
/// One page of a search without a word: the messages of whoever and whichever days are chosen. What one client wrote and was written is
/// read by its conversations; all else walks back through the order of time in windows, so that a page costs a bounded number of questions.
/// </summary>
internal sealed class MessageBrowseRun
{
    /// <summary>Messages that one question walks through.</summary>
    private const int Window = 4_000;

    /// <summary>Windows of one page.</summary>
    private const int Windows = 10;

    /// <summary>Windows looked through to count, where the page is full before.</summary>
    private const int CountedWindows = 2;

    private readonly OrgChatDb db;
    private readonly Guid? author;
    private readonly IQueryable<Conversation> open;
    private readonly SearchSpan span;
    private readonly List<long> found = [];

    private MessageBrowseRun(OrgChatDb db, Person reader, SearchRequest request, long? before)
    {
        this.db = db;
        (author, span) = (request.AuthorId, SearchSpan.Of(request, before));
        open = SearchAccessQueries.Conversations(db, reader, request);
    }

    public static async Task<FoundPage> PageAsync(OrgChatDb db, Person reader, SearchRequest request, long? before,
        CancellationToken cancel)
    {
        var run = new MessageBrowseRun(db, reader, request, before);
        var (next, total) = await SearchAccessQueries.FewAsync(db, reader, request, cancel) is { } few
            ? await run.GatherAsync(few, cancel)
            : await run.WalkAsync(before is null, cancel);
        var page = await SearchResultQueries.PageAsync(db, reader, await run.MessagesAsync(cancel), next, cancel);
        return before is null ? page.With(total) : page;
    }

    private async Task<List<(Message Message, List<SearchHit> Hits)>> MessagesAsync(CancellationToken cancel)
    {
        var messages = found.Count == 0 ? [] : await db.MessagesWithFiles()
            .Where(m => m.SearchId != null && found.Contains(m.SearchId.Value)).OrderByDescending(m => m.SearchId).ToListAsync(cancel);
        return [.. messages.Select(message => (message, new List<SearchHit>()))];
    }

    private async Task<(long? Next, SearchTotalModel Total)> GatherAsync(IReadOnlyList<Guid> few, CancellationToken cancel)
    {
        var sought = await db.MessagesIn(few).Where(m => (author == null || m.AuthorId == author)
            && m.SearchId < span.Before && m.SearchId >= span.Earliest)
            .Select(m => m.SearchId!.Value).OrderDescending().ToListAsync(cancel);
        found.AddRange(sought.Take(SearchService.PageSize));
        return (sought.Count > found.Count ? found[^1] : null, SearchTotalModel.Of(sought.Count, isAll: true));
    }

    private async Task<(long? Next, SearchTotalModel Total)> WalkAsync(bool counts, CancellationToken cancel)
    {
        var (before, counted) = (span.Before, 0);
        for (var window = 0; window < Windows && counted < SearchService.MostCounted; window++)
        {
            var lines = db.Messages.Where(m => m.SearchId < before && m.SearchId >= span.Earliest)
                .OrderByDescending(m => m.SearchId).Select(m => new { Id = m.SearchId, m.ConversationId, m.AuthorId })
                .Take(Window);
            var end = await lines.Skip(Window - 1).Select(line => line.Id).FirstOrDefaultAsync(cancel);
            var ids = await lines.Where(line => (author == null || line.AuthorId == author) && open.Any(c => c.Id == line.ConversationId))
                .OrderByDescending(line => line.Id).Select(line => line.Id!.Value).Take(SearchService.MostCounted).ToListAsync(cancel);
            found.AddRange(ids.Take(SearchService.PageSize + 1 - found.Count));
            counted += ids.Count;
            if (end is not { } last || (found.Count > SearchService.PageSize && (!counts || window == CountedWindows)))
            {
                return (Full(end), SearchTotalModel.Of(counted, isAll: end is null));
            }

            before = last;
        }

        return (Full(before), SearchTotalModel.Of(counted, isAll: false));
    }

    /// <returns>Where to go on: after the page where it is full, else where the looking stopped.</returns>
    private long? Full(long? stopped)
    {
        if (found.Count <= SearchService.PageSize)
        {
            return stopped;
        }

        found.RemoveRange(SearchService.PageSize, found.Count - SearchService.PageSize);
        return found[^1];
    }
}

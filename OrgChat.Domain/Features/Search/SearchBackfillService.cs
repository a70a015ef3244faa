using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.SearchIndex;

namespace OrgChat.Domain.Features.Search;

/// <summary>
/// Indexes messages that have no index yet: those written before there was one. Batch by batch, others write in between; stopped at any
/// time, it goes on where it was.
/// </summary>
public sealed partial class SearchBackfillService(OrgChatDatabase database, ILogger<SearchBackfillService> log)
{
    /// <summary>Messages of one transaction.</summary>
    private const int Batch = 200;

    /// <returns>How many messages were indexed.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var total = 0;
        for (var indexed = Batch; indexed == Batch && !cancel.IsCancellationRequested; total += indexed)
        {
            indexed = await database.WriteAsync(db => IndexSomeAsync(db, cancel));
        }

        if (total > 0)
        {
            LogIndexed(total);
        }

        return total;
    }

    private static async Task<int> IndexSomeAsync(OrgChatDb db, CancellationToken cancel)
    {
        var messages = await db.Messages.Where(m => m.SearchId == null).OrderBy(m => m.SearchId).Take(Batch).ToListAsync(cancel);
        var ids = messages.Select(message => message.ConversationId).Distinct().ToList();
        var organizations = await db.Conversations.Where(c => ids.Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, c => c.OrganizationId, cancel);
        await SearchIndexWriter.IndexAsync(db, messages, message => organizations[message.ConversationId], cancel);
        return messages.Count;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} messages were indexed for search.")]
    private partial void LogIndexed(int count);
}

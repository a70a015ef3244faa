using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.SearchIndex;

/// <summary>Finds ids for messages: one question for all of them, and one more for every millisecond that has messages already.</summary>
internal sealed class SearchIdFactory
{
    private readonly OrgChatDb db;
    private readonly HashSet<long> taken;
    private readonly Dictionary<long, int> used = [];
    private long? newest;

    private SearchIdFactory(OrgChatDb db, IEnumerable<long?> taken)
    {
        this.db = db;
        this.taken = [.. taken.OfType<long>()];
    }

    public static async Task<SearchIdFactory> ForAsync(OrgChatDb db, IReadOnlyCollection<Message> messages, CancellationToken cancel)
    {
        if (db.Memory is { } memory)
        {
            memory.NewestSearchId ??= await db.Messages.MaxAsync(m => m.SearchId, cancel) ?? 0;
            if (messages.All(message => SearchId.From(message.SentAt) > memory.NewestSearchId - SearchId.Slots))
            {
                return new SearchIdFactory(db, []) { newest = memory.NewestSearchId };
            }
        }

        var firsts = messages.Select(message => (long?)SearchId.From(message.SentAt)).Distinct().ToList();
        return new SearchIdFactory(db,
            await db.Messages.Where(m => firsts.Contains(m.SearchId)).Select(m => m.SearchId).ToListAsync(cancel));
    }

    public async Task<long> NextAsync(DateTimeOffset sentAt, CancellationToken cancel)
    {
        var first = SearchId.From(sentAt);
        int count;
        while ((count = used.TryGetValue(first, out var known) ? known : await CountAsync(first, cancel)) >= SearchId.Slots)
        {
            taken.Add(first += SearchId.Slots);
        }

        used[first] = count + 1;
        if (db.Memory is { } memory)
        {
            memory.NewestSearchId = Math.Max(memory.NewestSearchId ?? 0, first + count);
        }

        return first + count;
    }

    // Slots fill from the first one on, and no message goes away: a free first slot is a free millisecond.
    private async Task<int> CountAsync(long first, CancellationToken cancel) =>
        used[first] = newest >= first ? (int)(newest.Value - first) + 1
            : taken.Contains(first) ? await db.Messages.CountAsync(m => m.SearchId >= first && m.SearchId < first + SearchId.Slots, cancel)
            : 0;
}

using System.Collections.Concurrent;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.Connections;

/// <summary>
/// What was read of certain tables, in memory, for as long as nothing in them is changed: whoever reads gets what the database would have
/// answered at that very moment. Whoever writes asks the database itself.
/// </summary>
/// <param name="tables">All that decides the answer; none of them without row numbers, of whose changes SQLite does not tell.</param>
internal sealed class ReadingStore<TKey, T>(params string[] tables) where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, (long Commit, T Answer)> known = new();

    /// <summary>So many answers are known; then all are asked anew.</summary>
    public int Most { get; init; } = 10_000;

    public async Task<T> OfAsync(OrgChatDb db, TKey key, Func<OrgChatDb, TKey, Task<T>> read)
    {
        if (known.TryGetValue(key, out var have) && db.IsAsAt(have.Commit, tables))
        {
            return have.Answer;
        }

        var answer = await read(db, key);
        if (db.Commit is { } commit)
        {
            ForgetAllWhereFull();
            known[key] = (commit, answer);
        }

        return answer;
    }

    private void ForgetAllWhereFull()
    {
        if (known.Count >= Most)
        {
            known.Clear();
        }
    }
}

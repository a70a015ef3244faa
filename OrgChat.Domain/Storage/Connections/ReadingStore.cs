using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
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
        if (TryGet(db, key, out var known))
        {
            return known;
        }

        var answer = await read(db, key);
        Keep(db, key, answer);
        return answer;
    }

    /// <summary>The same of several; those that are not known are asked for together.</summary>
    /// <param name="read">Answers for each of them.</param>
    public async Task<IReadOnlyDictionary<TKey, T>> OfEachAsync(
        OrgChatDb db, IReadOnlyCollection<TKey> keys, Func<OrgChatDb, IReadOnlyCollection<TKey>, Task<IReadOnlyDictionary<TKey, T>>> read)
    {
        var answers = new Dictionary<TKey, T>();
        foreach (var key in keys)
        {
            if (TryGet(db, key, out var known))
            {
                answers[key] = known;
            }
        }

        var unknown = keys.Except(answers.Keys).ToList();
        if (unknown.Count > 0)
        {
            foreach (var (key, answer) in await read(db, unknown))
            {
                answers[key] = answer;
                Keep(db, key, answer);
            }
        }

        return answers;
    }

    private bool TryGet(OrgChatDb db, TKey key, [MaybeNullWhen(false)] out T answer)
    {
        var isKnown = known.TryGetValue(key, out var have) && db.IsAsAt(have.Commit, tables);
        answer = have.Answer;
        return isKnown;
    }

    private void Keep(OrgChatDb db, TKey key, T answer)
    {
        if (db.Commit is { } commit)
        {
            ForgetAllWhereFull();
            known[key] = (commit, answer);
        }
    }

    private void ForgetAllWhereFull()
    {
        if (known.Count >= Most)
        {
            known.Clear();
        }
    }
}

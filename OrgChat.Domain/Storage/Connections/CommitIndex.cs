namespace OrgChat.Domain.Storage.Connections;

/// <summary>
/// The last commits of this program, and which tables they changed: so a reader knows whether what was read a while ago still stands. What
/// another program wrote is in no list; with it everything begins anew, and until then nobody knows anything.
/// </summary>
internal sealed class CommitIndex
{
    /// <summary>Moments that are known again; a transaction that began longer ago asks.</summary>
    private const int Most = 256;

    private readonly Lock guard = new();
    private readonly Dictionary<Moment, long> numbers = [];
    private readonly Queue<Moment> order = [];
    private readonly Dictionary<string, long> changed = [];
    private long newest;
    private long begun;

    /// <summary>Anything may have been written since the last commit that is known.</summary>
    public void BeginAnew(Moment? now)
    {
        lock (guard)
        {
            numbers.Clear();
            order.Clear();
            changed.Clear();
            begun = ++newest;
            Keep(now);
        }
    }

    /// <summary>These tables were changed since the last commit that is known, and no other.</summary>
    public void Add(Moment? now, IEnumerable<string> tables)
    {
        lock (guard)
        {
            newest++;
            foreach (var table in tables)
            {
                changed[table] = newest;
            }

            Keep(now);
        }
    }

    /// <summary>The number of the commit that a transaction sees; null for one that is not known.</summary>
    public long? NumberOf(Moment? moment)
    {
        lock (guard)
        {
            return moment is { } known && numbers.TryGetValue(known, out var number) ? number : null;
        }
    }

    /// <summary>Whether these tables hold the same after both commits.</summary>
    public bool AreSame(long one, long other, IReadOnlyList<string> tables)
    {
        lock (guard)
        {
            var earlier = Math.Min(one, other);
            return earlier >= begun && tables.All(table => changed.GetValueOrDefault(table) <= earlier);
        }
    }

    private void Keep(Moment? now)
    {
        if (now is { } known && numbers.TryAdd(known, newest))
        {
            order.Enqueue(known);
        }

        if (order.Count > Most)
        {
            numbers.Remove(order.Dequeue());
        }
    }
}

using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Live;

/// <summary>
/// One open screen that listens. Changes wait here until the screen has taken the last ones, so a burst becomes one visit; newer news of
/// the same thing replaces older.
/// </summary>
public sealed class LiveSubscription : IDisposable
{
    private readonly Lock guard = new();
    private readonly Dictionary<object, LiveChange> waiting = [];
    private readonly Func<IReadOnlyList<LiveChange>, Task> deliver;
    private readonly Action<LiveSubscription, Exception?> ended;
    private readonly ExecutionContext? context = ExecutionContext.Capture();
    private bool isDelivering;
    private bool isDisposed;

    internal LiveSubscription(
        Person reader, Func<IReadOnlyList<LiveChange>, Task> deliver, Action<LiveSubscription, Exception?> ended)
    {
        Reader = reader;
        this.deliver = deliver;
        this.ended = ended;
    }

    /// <summary>
    /// The conversation or the member on the screen, if any: its reading marks, or their sessions, are told to this screen too.
    /// </summary>
    public Guid? Watching { get; set; }

    /// <summary>In which part of every half minute this screen is told to read again.</summary>
    internal int RefreshTurn { get; init; }

    internal Person Reader { get; private set; }

    /// <summary>False while the reader’s rights may have changed since they were read.</summary>
    internal bool IsReaderCurrent { get; set; }

    public void Dispose()
    {
        lock (guard)
        {
            isDisposed = true;
            waiting.Clear();
        }

        ended(this, null);
    }

    internal void Know(Person? reader)
    {
        Reader = reader ?? Reader;
        IsReaderCurrent = true;
    }

    internal void Offer(object subject, LiveChange change)
    {
        lock (guard)
        {
            if (isDisposed)
            {
                return;
            }

            waiting[subject] = change;
            if (isDelivering)
            {
                return;
            }

            isDelivering = true;
        }

        _ = Task.Run(DeliverAllAsync);
    }

    private async Task DeliverAllAsync()
    {
        while (Take() is { Count: > 0 } changes)
        {
            try
            {
                await InOwnContextAsync(changes);
            }
            catch (Exception failure)
            {
                // An error belongs to the screen that failed, never to the publisher nor to other screens.
                ended(this, failure);
            }
        }
    }

    private Task InOwnContextAsync(IReadOnlyList<LiveChange> changes)
    {
        var delivery = Task.CompletedTask;
        ExecutionContext.Run(context!, _ => delivery = deliver(changes), null);
        return delivery;
    }

    private List<LiveChange> Take()
    {
        lock (guard)
        {
            var changes = waiting.Values.ToList();
            waiting.Clear();
            isDelivering = changes.Count > 0;
            return changes;
        }
    }
}

using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Live;

/// <summary>
/// One open window that listens. Changes wait here until the window has taken the last ones, so a burst becomes one visit; newer news of
/// the same thing replaces older.
/// </summary>
public sealed class LiveSubscription : IDisposable
{
    /// <summary>
    /// A window that was told of everything reads again at every so many of its turns, each at another: half an hour.
    /// </summary>
    internal const int TurnsBetweenReadings = 60;

    private readonly Lock guard = new();
    private readonly Dictionary<object, LiveChange> waiting = [];
    private readonly Func<IReadOnlyList<LiveChange>, Task> deliver;
    private readonly Action<LiveSubscription, Exception?> ended;
    private readonly ExecutionContext? context = ExecutionContext.Capture();
    private int turns;
    private bool isDelivering;
    private bool isPaused;
    private bool isBehind;
    private bool isDisposed;

    internal LiveSubscription(
        Person reader, int number, Func<IReadOnlyList<LiveChange>, Task> deliver, Action<LiveSubscription, Exception?> ended)
    {
        Reader = reader;
        Turn = number % LiveUpdateService.Turns;
        turns = number / LiveUpdateService.Turns % TurnsBetweenReadings;
        this.deliver = deliver;
        this.ended = ended;
    }

    /// <summary>
    /// The conversations and the members that the window shows: their messages and reading marks, or their sessions, are told to it too.
    /// </summary>
    public IReadOnlyCollection<Guid> Watching { get; set; } = [];

    /// <summary>In which part of every half minute it has its turn.</summary>
    internal int Turn { get; }

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

    /// <summary>Something could not be read: with its next turn the window is told to read again.</summary>
    public void FallBehind()
    {
        lock (guard)
        {
            isBehind = true;
        }
    }

    /// <summary>Nobody sees the window: it is told nothing until it goes on, but keeps what became of its reader.</summary>
    public void Pause()
    {
        lock (guard)
        {
            isPaused = true;
        }
    }

    /// <summary>The window is seen again, and reads once what it has missed.</summary>
    public void Resume()
    {
        lock (guard)
        {
            isPaused = false;
        }

        if (isBehind)
        {
            TellToReadAgain();
        }
        else
        {
            Deliver();
        }
    }

    internal void Know(Person? reader)
    {
        Reader = reader ?? Reader;
        IsReaderCurrent = true;
    }

    /// <summary>Tells that time has passed; who may have missed something, and everybody once in a while, is told to read again.</summary>
    internal void TakeTurn()
    {
        turns = (turns + 1) % TurnsBetweenReadings;
        if (isBehind || turns == 0)
        {
            TellToReadAgain();
        }
        else
        {
            Offer(typeof(TimeChange), new TimeChange());
        }
    }

    internal void TellToReadAgain()
    {
        lock (guard)
        {
            isBehind = isPaused;
        }

        Offer(typeof(RefreshChange), new RefreshChange());
    }

    internal void Offer(object subject, LiveChange change)
    {
        lock (guard)
        {
            if (isPaused && change is not (ReaderChange or SessionChange))
            {
                isBehind = true;
                return;
            }

            waiting[subject] = change;
        }

        Deliver();
    }

    private void Deliver()
    {
        lock (guard)
        {
            if (isDisposed || isPaused || isDelivering || waiting.Count == 0)
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
                // An error belongs to the window that failed, never to the publisher nor to other windows.
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
            var changes = isPaused ? [] : waiting.Values.ToList();
            if (!isPaused)
            {
                waiting.Clear();
            }

            isDelivering = changes.Count > 0;
            return changes;
        }
    }
}

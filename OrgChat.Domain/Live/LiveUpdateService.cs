using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Domain.Storage.Signals;

namespace OrgChat.Domain.Live;

/// <summary>
/// Brings changes to the open screens of this node. A changed conversation is read once, however many screens watch, and each reader’s
/// right to it is checked in memory. Signals are worked through in order, so a right withdrawn before a message is gone before it.
/// </summary>
public sealed partial class LiveUpdateService : IAsyncDisposable
{
    /// <summary>Every half minute each screen reads again. They take turns: all at once they would make everybody wait.</summary>
    internal const int RefreshTurns = 10;

    private static readonly TimeSpan RefreshTurn = TimeSpan.FromSeconds(30) / RefreshTurns;

    private readonly ConcurrentDictionary<LiveSubscription, byte> subscriptions = new();
    private readonly List<Signal> pending = [];
    private readonly ChannelReader<Signal> signals;
    private readonly OrgChatDatabase database;
    private readonly ILogger<LiveUpdateService> log;
    private readonly CancellationTokenSource stopping = new();
    private readonly ITimer refresh;
    private int subscribed;
    private int turn;
    private readonly Task work;

    public LiveUpdateService(SignalQueue signals, OrgChatDatabase database, TimeProvider clock, ILogger<LiveUpdateService> log)
    {
        this.signals = signals.Listen();
        this.database = database;
        this.log = log;
        refresh = clock.CreateTimer(_ => RefreshSome(), null, RefreshTurn, RefreshTurn);
        using var _ = ExecutionContext.SuppressFlow();
        work = Task.Run(WorkAsync);
    }

    /// <summary>How many screens listen now.</summary>
    public int Listeners => subscriptions.Count;

    /// <summary>Listens for this reader until disposed. Subscribe before the first load, so that nothing falls between.</summary>
    public LiveSubscription Subscribe(Person reader, Func<IReadOnlyList<LiveChange>, Task> deliver)
    {
        var subscription = new LiveSubscription(reader, deliver, End) { RefreshTurn = Number(ref subscribed) };
        subscriptions.TryAdd(subscription, 0);
        return subscription;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await refresh.DisposeAsync();
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
    }

    private async Task WorkAsync()
    {
        while (await signals.WaitToReadAsync(stopping.Token))
        {
            TakeAll();
            while (pending.Count > 0)
            {
                var signal = pending[0];
                pending.RemoveAt(0);
                await TellAsync(signal);
            }
        }
    }

    private void TakeAll()
    {
        while (signals.TryRead(out var signal))
        {
            // The newest of equal signals says all that the older ones said, unless a person’s rights changed in between.
            if (pending.LastIndexOf(signal) <= pending.FindLastIndex(other => other.Kind == SignalKind.Person))
            {
                pending.Add(signal);
            }
        }
    }

    private async Task TellAsync(Signal signal)
    {
        var listeners = ListenersOf(signal);
        if (listeners.Count == 0)
        {
            return;
        }

        try
        {
            await (signal.Kind switch
            {
                SignalKind.Person => TellPersonAsync(signal, listeners),
                SignalKind.Session => TellSessionAsync(signal, listeners),
                _ => TellConversationAsync(signal, listeners),
            });
        }
        catch (Exception failure)
        {
            LogNotRead(failure, signal.Kind);
            listeners.ForEach(listener => listener.Offer(typeof(RefreshChange), new RefreshChange()));
        }
    }

    private List<LiveSubscription> ListenersOf(Signal signal) =>
        [.. subscriptions.Keys.Where(listener => listener.Reader.OrganizationId == signal.OrganizationId && Concerns(signal, listener))];

    private static bool Concerns(Signal signal, LiveSubscription listener) => signal.Kind switch
    {
        SignalKind.Reading => listener.Reader.Id == signal.PersonId || listener.Watching == signal.SubjectId,
        SignalKind.Session => listener.Reader.Id == signal.PersonId || listener.Watching == signal.PersonId,
        _ => true,
    };

    private async Task TellConversationAsync(Signal signal, List<LiveSubscription> listeners)
    {
        var snapshot = await SnapshotAsync(signal.SubjectId);
        await CatchUpOnRightsAsync(listeners);
        foreach (var listener in listeners)
        {
            var isOpen = snapshot is not null && snapshot.Conversation.AccessOf(listener.Reader) != Access.None;
            listener.Offer(signal.SubjectId, new ConversationChange(signal.SubjectId, isOpen ? snapshot : null));
        }
    }

    private async Task TellSessionAsync(Signal signal, List<LiveSubscription> listeners)
    {
        var state = await database.ReadAsync(db => db.SessionStateAsync(signal.SubjectId));
        listeners.ForEach(listener => listener.Offer(signal.SubjectId, new SessionChange(signal.PersonId, signal.SubjectId, state)));
    }

    private Task<ConversationSnapshot?> SnapshotAsync(Guid conversationId) => database.ReadAsync(async db =>
    {
        var conversation = await db.Conversations.WithPeople().FirstOrDefaultAsync(c => c.Id == conversationId);
        if (conversation is null)
        {
            return null;
        }

        var kept = await db.NamedStatesInAsync(conversation);
        return new ConversationSnapshot(
            conversation, kept.ToDictionary(one => one.State.PersonId, one => one.State),
            kept.ToDictionary(one => one.State.PersonId, one => one.Name));
    });

    private void RefreshSome()
    {
        var now = Number(ref turn);
        foreach (var listener in subscriptions.Keys.Where(listener => listener.RefreshTurn == now))
        {
            listener.Offer(typeof(RefreshChange), new RefreshChange());
        }
    }

    private static int Number(ref int last) => (int)((uint)Interlocked.Increment(ref last) % RefreshTurns);

    private void End(LiveSubscription subscription, Exception? failure)
    {
        subscriptions.TryRemove(subscription, out _);
        if (failure is not null)
        {
            LogScreenFailed(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "A changed {Kind} could not be read for the open screens; they were told to read again.")]
    private partial void LogNotRead(Exception failure, SignalKind kind);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A screen failed to take a live update and no longer listens.")]
    private partial void LogScreenFailed(Exception failure);
}

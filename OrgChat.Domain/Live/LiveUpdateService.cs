using System.Collections.Concurrent;
using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Domain.Storage.Signals;

namespace OrgChat.Domain.Live;

/// <summary>
/// Brings changes to the open windows of this node, and to no window that they do not concern. What changed is read once, however many
/// windows are told, and each reader’s right to it is checked in memory. Signals are worked through in order, so a right withdrawn before
/// a message is gone before it.
/// </summary>
public sealed partial class LiveUpdateService : IAsyncDisposable
{
    /// <summary>Every half minute each window has its turn; not all at once, which would make everybody wait.</summary>
    internal const int Turns = 10;

    private static readonly TimeSpan TurnEvery = TimeSpan.FromSeconds(30) / Turns;

    private readonly ConcurrentDictionary<LiveSubscription, byte> subscriptions = new();
    private readonly List<Signal> pending = [];
    private readonly ChannelReader<Signal> signals;
    private readonly OrgChatDatabase database;
    private readonly ILogger<LiveUpdateService> log;
    private readonly CancellationTokenSource stopping = new();
    private readonly ITimer turning;
    private readonly Task work;
    private int subscribed;
    private int turn;
    private long? outside;

    public LiveUpdateService(SignalQueue signals, OrgChatDatabase database, TimeProvider clock, ILogger<LiveUpdateService> log)
    {
        this.signals = signals.Listen();
        this.database = database;
        this.log = log;
        turning = clock.CreateTimer(_ => TakeTurn(), null, TurnEvery, TurnEvery);
        using var _ = ExecutionContext.SuppressFlow();
        work = Task.Run(WorkAsync);
    }

    /// <summary>How many windows listen now.</summary>
    public int Listeners => subscriptions.Count;

    /// <summary>Listens for this reader until disposed. Subscribe before the first load, so that nothing falls between.</summary>
    public LiveSubscription Subscribe(Person reader, Func<IReadOnlyList<LiveChange>, Task> deliver)
    {
        var subscription = new LiveSubscription(reader, Interlocked.Increment(ref subscribed) & int.MaxValue, deliver, End);
        subscriptions.TryAdd(subscription, 0);
        return subscription;
    }

    /// <summary>Tells the team’s windows who is where.</summary>
    internal void Tell(Guid organizationId, PresenceChange change)
    {
        foreach (var (listener, _) in subscriptions)
        {
            if (listener.Reader is TeamMember member && member.OrganizationId == organizationId)
            {
                listener.Offer(typeof(PresenceChange), change);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await turning.DisposeAsync();
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
                await TellAsync(TakeNext());
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

    /// <summary>The oldest signal, and those that the same reading answers; none from behind a change of rights.</summary>
    private List<Signal> TakeNext()
    {
        var rights = pending.FindIndex(signal => signal.Kind == SignalKind.Person);
        var until = rights < 0 ? pending.Count : Math.Max(1, rights);
        var together = pending.GetRange(0, until).ToLookup(other => AreAnsweredTogether(pending[0], other));
        pending.RemoveRange(0, until);
        pending.InsertRange(0, together[false]);
        return [.. together[true]];
    }

    private static bool AreAnsweredTogether(Signal one, Signal other) => one.Kind switch
    {
        SignalKind.Person or SignalKind.Note or SignalKind.Mention or SignalKind.Tagging or SignalKind.Tag or SignalKind.Draft =>
            one == other,
        SignalKind.Session or SignalKind.Photo or SignalKind.Clinic =>
            other.Kind == one.Kind && one.OrganizationId == other.OrganizationId,
        _ => other.Kind is SignalKind.Conversation or SignalKind.Reading && one.SubjectId == other.SubjectId,
    };

    private async Task TellAsync(List<Signal> news)
    {
        var kind = news[0].Kind;
        var listeners = subscriptions.Select(one => one.Key).Where(listener => listener.Reader.OrganizationId == news[0].OrganizationId)
            .Where(listener => !IsOfTheTeam(kind) || listener.Reader is TeamMember).ToList();
        try
        {
            await (kind switch
            {
                SignalKind.Person => TellPersonAsync(news[0], listeners),
                SignalKind.Session => TellSessionsAsync(news, listeners),
                SignalKind.Photo => TellPhotosAsync(news[0].OrganizationId, listeners),
                SignalKind.Clinic => TellClinicAsync(news[0].OrganizationId, listeners),
                SignalKind.Note => TellNoteAsync(news[0].SubjectId, listeners),
                SignalKind.Draft => TellDraftAsync(news[0], listeners.FindAll(listener => listener.Reader.Id == news[0].PersonId)),
                SignalKind.Mention => TellMention(news[0].SubjectId, listeners),
                SignalKind.Tag => TellTag(listeners),
                _ => TellConversationAsync(news, listeners),
            });
        }
        catch (Exception failure)
        {
            LogNotRead(failure, kind);
            known.Clear();
            listeners.ForEach(listener => listener.TellToReadAgain());
        }
    }

    private async Task TellSessionsAsync(List<Signal> news, List<LiveSubscription> listeners)
    {
        var told = news.SelectMany(signal => listeners.Where(listener => IsForSessions(listener, signal.PersonId)),
            (signal, listener) => (Signal: signal, Listener: listener)).ToList();
        if (told.Count == 0)
        {
            return;
        }

        var ids = told.Select(one => one.Signal.SubjectId).Distinct().ToList();
        var states = await database.ReadAsync(db => db.SessionStatesAsync(ids));
        foreach (var (signal, listener) in told)
        {
            var state = states.GetValueOrDefault(signal.SubjectId);
            listener.Offer(signal.SubjectId, new SessionChange(signal.PersonId, signal.SubjectId, state));
        }
    }

    private async Task TellPhotosAsync(Guid organizationId, List<LiveSubscription> listeners)
    {
        if (listeners.Count > 0)
        {
            var photos = await database.ReadAsync(db => db.PhotosOfAsync(organizationId));
            listeners.ForEach(listener => listener.Offer(typeof(PhotoChange), new PhotoChange(photos)));
        }
    }

    private async Task TellClinicAsync(Guid organizationId, List<LiveSubscription> listeners)
    {
        if (listeners.Count > 0)
        {
            var clinic = await database.ReadAsync(db => db.ClinicAsync(organizationId));
            listeners.ForEach(listener => listener.Offer(typeof(ClinicChange), new ClinicChange(clinic)));
        }
    }

    private static bool IsForSessions(LiveSubscription listener, Guid personId) =>
        listener.Reader.Id == personId || listener.Watching.Contains(personId);

    private void TakeTurn()
    {
        _ = LookOutsideAsync();
        var now = turn = (turn + 1) % Turns;
        foreach (var (listener, _) in subscriptions.Where(one => one.Key.Turn == now))
        {
            listener.TakeTurn();
        }
    }

    // What another process wrote comes with no signal: one question for the whole node, and with its next turn each window reads again.
    private async Task LookOutsideAsync()
    {
        try
        {
            var before = outside;
            outside = await database.OutsideRevisionAsync();
            if (before is not null && before != outside)
            {
                isKnownOld = true;
                FallBehind();
            }
        }
        catch (Exception failure) when (failure is RefusedException or DbException or ObjectDisposedException)
        {
            FallBehind();
        }
    }

    private void FallBehind()
    {
        foreach (var (listener, _) in subscriptions)
        {
            listener.FallBehind();
        }
    }

    private void End(LiveSubscription subscription, Exception? failure)
    {
        subscriptions.TryRemove(subscription, out _);
        if (failure is not null)
        {
            LogWindowFailed(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "A changed {Kind} could not be read for the open windows; they were told to read again.")]
    private partial void LogNotRead(Exception failure, SignalKind kind);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A window failed to take a live update and no longer listens.")]
    private partial void LogWindowFailed(Exception failure);
}

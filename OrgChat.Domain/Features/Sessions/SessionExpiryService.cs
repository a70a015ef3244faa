using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Domain.Storage.Signals;

namespace OrgChat.Domain.Features.Sessions;

/// <summary>
/// Measures inactivity by the person’s own input, on the server’s clock. What others write, timers and heartbeats extend nothing, and a
/// session ends whether or not its browser still works.
/// </summary>
public sealed class SessionExpiryService(OrgChatDatabase database, SignalQueue signals, TimeProvider clock)
{
    /// <summary>How often <see cref="TickAsync"/> is called.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromSeconds(2);

    /// <summary>How long before its end a screen may end its session itself, after it kept what was being written.</summary>
    public static readonly TimeSpan Lead = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan OldestInput = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PurgeEvery = TimeSpan.FromHours(1);
    private DateTimeOffset purgedAt;

    /// <summary>The person touched keyboard, pointer or screen.</summary>
    /// <param name="ago">How long ago: at most a minute, whatever is said.</param>
    public Task TakeInputAsync(Actor actor, TimeSpan ago) => database.WriteAsync(actor, AuditedOperation.Own, (Act act) =>
    {
        var before = TimeSpan.FromTicks(Math.Clamp(ago.Ticks, 0, OldestInput.Ticks));
        act.Session?.TakeInput(act.Now - before);
        return Task.CompletedTask;
    });

    /// <summary>How the session one acts in stands.</summary>
    public Task<SessionState> StateAsync(Actor actor) =>
        database.ReadAsync(actor, AuditedOperation.ToOpen(AuditedPage.OrgChat), async (Act act) =>
            await act.Db.SessionStateAsync(actor.SessionId) ?? throw new NotFoundException(MissingKind.Account));

    /// <summary>Ends the session one acts in when its time is up, or nearly; otherwise it goes on.</summary>
    public Task ExpireAsync(Actor actor) => database.WriteAsync(actor, AuditedOperation.Own, async (Act act) =>
    {
        if (await act.Db.SessionStateAsync(actor.SessionId) is { } state && IsDue(state))
        {
            act.End(act.Session!, state.End.Because);
        }
    });

    /// <summary>Whether a screen ends the session now.</summary>
    public bool IsDue(SessionState state) => clock.GetUtcNow() >= state.End.At - Lead;

    /// <summary>Ends what is over, reminds the screens of what will be over soon, and forgets what ended long ago.</summary>
    public async Task TickAsync()
    {
        var now = clock.GetUtcNow();
        var ending = await database.ReadAsync(db => EndingAsync(db, now));
        if (ending.Exists(one => now >= one.State.End.At))
        {
            await database.WriteAsync(db => EndExpiredAsync(db, now));
        }

        foreach (var (session, _) in ending.Where(one => now < one.State.End.At))
        {
            signals.Publish(SignalCollector.Of(session));
        }

        await PurgeAsync(now);
    }

    /// <summary>Whether its person is to be told that a session ends soon.</summary>
    public static bool IsWarned(SessionState state, DateTimeOffset now) =>
        now >= state.IdleAt - SessionRules.IdleWarning || now >= state.LongestAt - SessionRules.LongestWarning;

    // Who may be near an end by the shortest limit there is; the organization's own limit decides in memory.
    private static async Task<List<(Session Session, SessionState State)>> EndingAsync(OrgChatDb db, DateTimeOffset now)
    {
        var soon = now + Tick;
        var quietSince = soon + SessionRules.IdleWarning - TimeSpan.FromMinutes(SessionRules.FewestIdleMinutes);
        var oldSince = soon + SessionRules.LongestWarning - SessionRules.Longest;
        var found = await WithLimits(db, db.Sessions.Where(s => s.EndedAt == null && s.LastInputAt <= quietSince)
            .Union(db.Sessions.Where(s => s.EndedAt == null && s.StartedAt <= oldSince))).ToListAsync();
        return [.. found.Select(one => (one.Session, State: SessionState.Of(one.Session, TimeSpan.FromMinutes(one.IdleMinutes))))
            .Where(one => IsWarned(one.State, soon))];
    }

    private static async Task EndExpiredAsync(OrgChatDb db, DateTimeOffset now)
    {
        foreach (var (session, state) in await EndingAsync(db, now))
        {
            if (now >= state.End.At)
            {
                var person = await db.People.SingleAsync(p => p.Id == session.PersonId);
                db.End(session, state.End.Because, now, person, new Actor(session.PersonId, session.Id)).About(person);
            }
        }
    }

    private static IQueryable<Limited> WithLimits(OrgChatDb db, IQueryable<Session> sessions) =>
        from session in sessions
        join organization in db.Organizations on session.OrganizationId equals organization.Id
        join person in db.People on session.PersonId equals person.Id
        select new Limited(session, person is Client ? organization.ClientIdleMinutes : organization.StaffIdleMinutes);

    private async Task PurgeAsync(DateTimeOffset now)
    {
        if (now < purgedAt + PurgeEvery)
        {
            return;
        }

        purgedAt = now;
        var old = now - SessionRules.KeptAfterEnd;
        if (await database.ReadAsync(db => db.Sessions.AnyAsync(s => s.EndedAt < old)))
        {
            await database.WriteAsync(db => db.Sessions.Where(s => s.EndedAt < old).ExecuteDeleteAsync());
        }
    }

    private sealed record Limited(Session Session, int IdleMinutes);
}

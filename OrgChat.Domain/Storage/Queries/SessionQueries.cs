using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.Queries;

/// <summary>How sessions are looked up and ended within somebody’s transaction.</summary>
internal static class SessionQueries
{
    private static readonly Func<OrgChatDb, Guid, Task<ActingPerson?>> One = CompiledQueries.First((OrgChatDb db, Guid id) =>
        from session in db.Sessions
        join person in db.People on session.PersonId equals person.Id
        join organization in db.Organizations on session.OrganizationId equals organization.Id
        where session.Id == id
        join account in db.Users on person.Id equals account.Id into accounts
        from account in accounts.DefaultIfEmpty()
        select new ActingPerson(session, person, organization, account.SecurityStamp));

    public static IQueryable<Session> LiveOf(this OrgChatDb db, Guid personId) =>
        db.Sessions.Where(s => s.PersonId == personId && s.EndedAt == null);

    /// <summary>The person who acts now, with the rights of this moment, and the session they act in, in one query with it.</summary>
    /// <exception cref="SessionEndedException">The session is over.</exception>
    /// <exception cref="NotFoundException">There is no such session of this person, or they are no longer active.</exception>
    /// <param name="stamp">Only with this as the security stamp of their account; null where a cookie has been asked already.</param>
    /// <param name="mayBeKnown">Whether the writer may know the person, who is not changed then.</param>
    public static async Task<(Person Person, Session? Session)> ActingAsync(this OrgChatDb db, Actor actor, DateTimeOffset now,
        string? stamp = null, bool mayBeKnown = false)
    {
        if (actor.SessionId == Guid.Empty)
        {
            return (await db.People.FirstOrDefaultAsync(p => p.Id == actor.PersonId && p.IsActive)
                ?? throw new NotFoundException(MissingKind.Account), null);
        }

        var found = await (mayBeKnown && stamp is null ? db.KnownSessionAsync(actor.SessionId, () => db.FoundAsync(actor.SessionId))
            : db.FoundAsync(actor.SessionId)) is { } any
            && any.Person.Id == actor.PersonId && (stamp is null || any.Stamp == stamp)
            ? any
            : throw new NotFoundException(MissingKind.Account);
        if (found.Session.OverBecause(found.Organization.IdleLimitOf(found.Person), now) is { } because)
        {
            throw new SessionEndedException(because);
        }

        if (db.Follows)
        {
            found.Session.Use(now);
        }

        return found.Person.IsActive ? (found.Person, found.Session) : throw new NotFoundException(MissingKind.Account);
    }

    /// <summary>How a session stands, written down or not; null when there is none.</summary>
    public static async Task<SessionState?> SessionStateAsync(this OrgChatDb db, Guid sessionId)
    {
        var found = await db.FoundAsync(sessionId);
        return found is null ? null : StateOf(found);
    }

    /// <summary>How sessions stand; one whose row is gone is not among them.</summary>
    public static async Task<IReadOnlyDictionary<Guid, SessionState>> SessionStatesAsync(this OrgChatDb db, IReadOnlyList<Guid> sessionIds)
    {
        var found = await db.Found(s => sessionIds.Contains(s.Id)).ToListAsync();
        return found.ToDictionary(one => one.Session.Id, StateOf);
    }

    /// <summary>Ends a session and puts it on the record.</summary>
    /// <param name="by">Who ends it; the owner where nobody else does.</param>
    /// <param name="from">Who acts, from where; the default where the program does.</param>
    /// <returns>The entry, which says about whom it is.</returns>
    public static AuditEntry End(this OrgChatDb db, Session session, SessionEnd because, DateTimeOffset now, Person by,
        Actor from = default)
    {
        session.End(because, now);
        return db.Record(by, ActionOf(because), now, from).With(DeviceText.FactsOf(session.Device));
    }

    private static AuditAction ActionOf(SessionEnd because) => because switch
    {
        SessionEnd.SignedOut => AuditAction.SignedOut,
        SessionEnd.EndedByAdmin => AuditAction.SessionEndedByAdmin,
        SessionEnd.Idle => AuditAction.SessionIdle,
        SessionEnd.Longest => AuditAction.SessionTooLong,
        SessionEnd.SignInChanged => AuditAction.SessionEndedByChange,
        SessionEnd.Deactivated => AuditAction.SessionEndedByLeaving,
        _ => AuditAction.SessionEnded,
    };

    private static SessionState StateOf(ActingPerson found) =>
        SessionState.Of(found.Session, found.Organization.IdleLimitOf(found.Person));

    private static Task<ActingPerson?> FoundAsync(this OrgChatDb db, Guid sessionId) => db.Readers.Sessions.OfAsync(db, sessionId, One);

    private static IQueryable<ActingPerson> Found(this OrgChatDb db, Expression<Func<Session, bool>> which) =>
        from session in db.Sessions.Where(which)
        join person in db.People on session.PersonId equals person.Id
        join organization in db.Organizations on session.OrganizationId equals organization.Id
        select new ActingPerson(session, person, organization, null);
}

/// <summary>A session and whose it is.</summary>
/// <param name="Stamp">The security stamp of their account, if they have one.</param>
internal sealed record ActingPerson(Session Session, Person Person, Organization Organization, string? Stamp);

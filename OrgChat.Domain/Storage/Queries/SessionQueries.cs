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
    public static IQueryable<Session> LiveOf(this OrgChatDb db, Guid personId) =>
        db.Sessions.Where(s => s.PersonId == personId && s.EndedAt == null);

    /// <summary>The person who acts in a session, in one query with it.</summary>
    /// <exception cref="RefusedException">They act too fast, where acts are written.</exception>
    /// <exception cref="SessionEndedException">The session is over.</exception>
    /// <exception cref="NotFoundException">There is no such session of this person, or they are no longer active.</exception>
    public static async Task<Person> ActingInSessionAsync(this OrgChatDb db, Actor actor)
    {
        // However often an act asks who acts, it is one act.
        db.Pace?.Take(actor.PersonId);
        db.Pace = null;
        var found = await db.FoundAsync(actor.SessionId) is { } any && any.Person.Id == actor.PersonId ? any : throw new NotFoundException("account");
        var now = db.Clock.GetUtcNow();
        if (found.Session.OverBecause(found.Organization.IdleLimitOf(found.Person), now) is { } because)
        {
            throw new SessionEndedException(because);
        }

        found.Session.Use(now);
        db.ActingSession = found.Session;
        return found.Person.IsActive ? found.Person : throw new NotFoundException("account");
    }

    /// <summary>How a session stands, written down or not; null when there is none.</summary>
    public static async Task<SessionState?> SessionStateAsync(this OrgChatDb db, Guid sessionId)
    {
        var found = await db.FoundAsync(sessionId);
        return found is null ? null : SessionState.Of(found.Session, found.Organization.IdleLimitOf(found.Person));
    }

    /// <summary>Goes on only when the person proved who they are within the last quarter of an hour; signing in counts. Ask after <see cref="ActingQueries.ActingAsync"/>.</summary>
    /// <exception cref="ConfirmationNeededException">They did not; nothing else is wrong.</exception>
    public static async Task RequireConfirmationAsync(this OrgChatDb db, Actor actor)
    {
        if (actor.SessionId == Guid.Empty)
        {
            return;
        }

        if (db.ActingSession?.Id != actor.SessionId)
        {
            await db.ActingInSessionAsync(actor);
        }

        if (!db.ActingSession!.IsConfirmed(db.Clock.GetUtcNow()))
        {
            throw new ConfirmationNeededException();
        }
    }

    /// <summary>Ends a session and writes it down: as an act of the person’s own unless somebody else is named.</summary>
    public static void End(this OrgChatDb db, Session session, Person owner, SessionEnd because, Person? by = null)
    {
        var now = db.Clock.GetUtcNow();
        session.End(because, now);
        db.Record(by ?? owner, ActionOf(because), now).About(owner).With(session.Device);
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

    private static Task<FoundSession?> FoundAsync(this OrgChatDb db, Guid sessionId) => (
        from session in db.Sessions
        join person in db.People on session.PersonId equals person.Id
        join organization in db.Organizations on session.OrganizationId equals organization.Id
        where session.Id == sessionId
        select new FoundSession(session, person, organization)).FirstOrDefaultAsync();

    private sealed record FoundSession(Session Session, Person Person, Organization Organization);
}

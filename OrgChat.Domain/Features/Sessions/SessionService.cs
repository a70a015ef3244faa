using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Sessions;

/// <summary>Begins and ends sessions: a person’s own, and a member’s by an admin. What ends here ends in every tab, at once.</summary>
public sealed class SessionService(OrgChatDatabase database, TimeProvider clock)
{
    /// <summary>Begins a session for somebody who has just proved who they are.</summary>
    /// <param name="arriving">The person and the address they come from; they have no session yet.</param>
    /// <param name="userAgent">What their browser says of itself.</param>
    /// <returns>The new session’s id, which goes into the cookie.</returns>
    /// <exception cref="NotFoundException">Nobody, or somebody who is no longer active.</exception>
    public Task<Guid> StartAsync(Actor arriving, string? userAgent) =>
        database.WriteAsync(arriving with { SessionId = default }, new(AuditAction.SignedIn), async (Act act) =>
        {
            var session = new Session(act.Person, DeviceText.NamesOf(userAgent), arriving.Address, act.Now);
            act.Record().From(arriving with { SessionId = session.Id }).About(act.Person).With(DeviceText.FactsOf(session.Device));
            await MakeRoomAsync(act, arriving with { SessionId = session.Id });
            act.Db.Add(session);
            return session.Id;
        });

    /// <summary>Ends the session one acts in; one that is over already stays as it is.</summary>
    public Task SignOutAsync(Actor actor) => database.WriteAsync(async db =>
    {
        if (await db.LiveOf(actor.PersonId).FirstOrDefaultAsync(s => s.Id == actor.SessionId) is { } session)
        {
            var person = await db.People.SingleAsync(p => p.Id == actor.PersonId);
            db.End(session, SessionEnd.SignedOut, clock.GetUtcNow(), person, actor).About(person);
            await db.PushAddresses.Where(a => a.SessionId == session.Id).ExecuteDeleteAsync();
        }
    });

    /// <summary>
    /// One’s own live sessions, the one that asks first, then the last used; never more than <see cref="SessionRules.PerPerson"/>.
    /// </summary>
    public Task<IReadOnlyList<SessionModel>> ListAsync(Actor actor) =>
        database.ReadAsync(actor, AuditedOperation.ToOpen(AuditedPage.OrgChat), (Act act) =>
            LinesAsync(act.Db, act.Person, actor.SessionId));

    /// <summary>A member’s live sessions, for an admin.</summary>
    public Task<IReadOnlyList<SessionModel>> ListOfMemberAsync(Actor actor, Guid memberId) => database.ReadAsync(
        actor, new(AuditAction.PageOpened, SubjectId: memberId, Facts: new() { Page = AuditedPage.TeamMember }), async (AdminAct act) =>
            await LinesAsync(act.Db, await act.Db.ColleagueAsync(act.Admin, memberId), actor.SessionId));

    /// <summary>Ends one of one’s own sessions.</summary>
    /// <exception cref="NotFoundException">It is nobody’s, somebody else’s, or over already.</exception>
    public Task EndAsync(Actor actor, Guid sessionId) => database.WriteAsync(actor, new(AuditAction.SessionEnded), async (Act act) =>
    {
        var session = await act.Db.LiveOf(act.Person.Id).FirstOrDefaultAsync(s => s.Id == sessionId)
            ?? throw new NotFoundException(MissingKind.Session);
        act.End(session, From(actor, session));
    });

    /// <summary>“Sign out everywhere”: ends all of one’s own sessions, or all but the one that asks.</summary>
    public Task EndAllAsync(Actor actor, bool exceptThis = false) =>
        database.WriteAsync(actor, new(AuditAction.SessionEnded), async (Act act) =>
        {
            foreach (var session in await act.Db.LiveOf(act.Person.Id).Where(s => !exceptThis || s.Id != actor.SessionId).ToListAsync())
            {
                act.End(session, From(actor, session));
            }

            if (!exceptThis && await act.Db.Users.FirstOrDefaultAsync(account => account.Id == act.Person.Id) is { } account)
            {
                // No browser is known any more either.
                account.EndSessions();
            }
        });

    /// <summary>Ends every session of a member, by an admin.</summary>
    public Task EndForMemberAsync(Actor actor, Guid memberId) =>
        database.WriteAsync(actor, new(AuditAction.SessionEndedByAdmin, SubjectId: memberId), async (AdminAct act) =>
        {
            var member = await act.Db.ColleagueAsync(act.Admin, memberId);
            act.RequireConfirmation();
            foreach (var session in await act.Db.LiveOf(member.Id).ToListAsync())
            {
                act.End(session, SessionEnd.EndedByAdmin, member);
            }
        });

    /// <summary>
    /// Writes down that a screen was refused because it came back under another sign-in; nothing is said across organizations.
    /// </summary>
    /// <param name="owner">Whose screen it was.</param>
    /// <param name="now">Who is signed in there now, if anybody.</param>
    public Task RefuseScreenAsync(Actor owner, Actor now) => database.WriteAsync(async db =>
    {
        var people = await db.People.Where(p => p.Id == owner.PersonId || p.Id == now.PersonId).ToDictionaryAsync(p => p.Id);
        if (people.GetValueOrDefault(owner.PersonId) is { } whose)
        {
            var who = people.GetValueOrDefault(now.PersonId) is { } other && other.OrganizationId == whose.OrganizationId ? other : whose;
            db.Record(who, AuditAction.ScreenRefused, clock.GetUtcNow(), now).About(whose);
        }
    });

    /// <summary>Whether a cookie still opens anything: its session lives and its sign-in is the person’s present one.</summary>
    /// <param name="stamp">The security stamp the cookie was given with.</param>
    public Task<bool> HoldsAsync(Actor actor, string? stamp) => database.ReadAsync(async db =>
    {
        try
        {
            return stamp is not null && (await db.ActingAsync(actor, clock.GetUtcNow(), stamp)).Session is not null;
        }
        catch (Exception over) when (over is SessionEndedException or NotFoundException)
        {
            return false;
        }
    });

    private static SessionEnd From(Actor actor, Session session) =>
        session.Id == actor.SessionId ? SessionEnd.SignedOut : SessionEnd.SignedOutElsewhere;

    private static async Task MakeRoomAsync(Act act, Actor arriving)
    {
        var live = await act.Db.LiveOf(act.Person.Id).OrderByDescending(s => s.LastUsedAt).ThenByDescending(s => s.StartedAt).ToListAsync();
        foreach (var session in live.Skip(SessionRules.PerPerson - 1))
        {
            act.Db.End(session, SessionEnd.TooMany, act.Now, act.Person, arriving).About(act.Person);
        }
    }

    private static async Task<IReadOnlyList<SessionModel>> LinesAsync(OrgChatDb db, Person person, Guid thisId)
    {
        var live = await db.LiveOf(person.Id).OrderByDescending(s => s.LastUsedAt).ThenByDescending(s => s.StartedAt)
            .Take(SessionRules.PerPerson).ToListAsync();
        return [.. live.OrderByDescending(s => s.Id == thisId)
            .Select(s => new SessionModel(s.Id, s.Device, s.Address, s.StartedAt, s.LastUsedAt, s.Id == thisId))];
    }
}

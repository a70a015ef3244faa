using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.SignIn;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Accounts;

/// <summary>Where people change their own password.</summary>
public sealed class PasswordService(OrgChatDatabase database, SignInAttemptLimiter tries, TimeProvider clock)
{
    /// <summary>Changes one’s password and ends one’s other sessions. A wrong current one counts like a wrong confirmation.</summary>
    /// <returns>Whose password it is, for the notice by mail.</returns>
    /// <exception cref="RefusedException">The current password is wrong, or one of many in this session that were, or the new one is not allowed.</exception>
    public async Task<AccountName> ChangeAsync(Actor actor, string current, string wanted)
    {
        var (account, name) = await database.ReadAsync(async db =>
        {
            await db.ActingAsync(actor);
            var own = await db.OwnAccountAsync(actor);
            return (own, await db.NameAsync(own));
        });
        PasswordRules.Require(wanted, name);
        var turn = tries.TakeInSession(actor);
        var (fits, hash) = (!turn.IsRefused && PasswordRules.Fits(account, current), PasswordRules.Hash(wanted));
        if (!await database.WriteAsync(db => ChangeAsync(db, actor, fits, hash, turn)))
        {
            throw new RefusedException("The current password is not right. Check it and try again; after several tries this rests for 15 minutes.");
        }

        tries.WasRight(actor);
        return name;
    }

    // A failure is saved as well, so it is told by the result and not by an exception.
    private async Task<bool> ChangeAsync(OrgChatDb db, Actor actor, bool fits, string hash, Turn turn)
    {
        var person = await db.ActingAsync(actor);
        var account = await db.OwnAccountAsync(actor);
        if (!fits)
        {
            db.RecordFailure(account, AuditAction.ConfirmationFailed, turn, clock.GetUtcNow());
            return false;
        }

        account.PasswordHash = hash;
        foreach (var session in await db.LiveOf(person.Id).Where(session => session.Id != actor.SessionId).ToListAsync())
        {
            db.End(session, person, SessionEnd.SignInChanged);
        }

        db.ActingSession?.Confirm(clock.GetUtcNow());
        db.Record(person, AuditAction.PasswordChanged, clock.GetUtcNow());
        return true;
    }
}

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
public sealed class PasswordService(OrgChatDatabase database, SignInAttemptLimiter tries)
{
    /// <summary>Changes one’s password and ends one’s other sessions. A wrong current one counts like a wrong confirmation.</summary>
    /// <returns>Whose password it is, for the notice by mail.</returns>
    /// <exception cref="RefusedException">The current password is wrong, or one of many in this session that were, or the new one is not
    /// allowed.</exception>
    public async Task<AccountName> ChangeAsync(Actor actor, string current, string wanted)
    {
        var (account, name) = await database.ReadAsync(actor, AuditedOperation.ToOpen(AuditedPage.OrgChat), async (Act act) =>
        {
            var own = await act.Db.OwnAccountAsync(actor);
            return (own, await act.Db.NameAsync(own));
        });
        PasswordRules.Require(wanted, name);
        var turn = tries.TakeInSession(actor);
        var (fits, hash) = (!turn.IsRefused && PasswordRules.Fits(account, current), PasswordRules.Hash(wanted));
        if (!await database.WriteAsync(actor, new(AuditAction.PasswordChanged), (Act act) => ChangeAsync(act, fits, hash, turn)))
        {
            throw new RefusedException("PasswordWrong");
        }

        tries.WasRight(actor);
        return name;
    }

    // A failure is saved as well, so it is told by the result and not by an exception.
    private static async Task<bool> ChangeAsync(Act act, bool fits, string hash, Turn turn)
    {
        var account = await act.Db.OwnAccountAsync(act.Actor);
        if (!fits)
        {
            act.Db.RecordFailure(account, AuditAction.ConfirmationFailed, turn, act.Now, act.Actor);
            return false;
        }

        account.PasswordHash = hash;
        foreach (var session in await act.Db.LiveOf(act.Person.Id).Where(session => session.Id != act.Actor.SessionId).ToListAsync())
        {
            act.End(session, SessionEnd.SignInChanged);
        }

        act.Session?.Confirm(act.Now);
        act.Record();
        return true;
    }
}

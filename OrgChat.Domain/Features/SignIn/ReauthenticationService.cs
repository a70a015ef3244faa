using OrgChat.Domain.Features.Accounts;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.SignIn;

/// <summary>Where somebody who is signed in proves again who they are, with the password or a code of their app.</summary>
public sealed class ReauthenticationService(OrgChatDatabase database, SignInAttemptLimiter tries)
{
    /// <exception cref="RefusedException">It is neither, or one of many in this session that were not.</exception>
    public async Task ConfirmAsync(Actor actor, string proof)
    {
        var account = await database.ReadAsync(actor, AuditedOperation.ToOpen(AuditedPage.OrgChat), async (Act act) =>
            await act.Db.OwnAccountAsync(actor));
        var turn = tries.TakeInSession(actor);
        var fits = !turn.IsRefused && PasswordRules.Fits(account, proof);
        if (!await database.WriteAsync(actor, AuditedOperation.Own, (Act act) => ConfirmAsync(act, proof, fits, turn)))
        {
            throw new RefusedException("ConfirmationWrong");
        }

        tries.WasRight(actor);
    }

    private static async Task<bool> ConfirmAsync(Act act, string proof, bool fits, Turn turn)
    {
        var account = await act.Db.OwnAccountAsync(act.Actor);
        if (fits || (!turn.IsRefused && await act.Db.TryAppAsync(account, proof, act.Now)))
        {
            act.Session?.Confirm(act.Now);
            return true;
        }

        act.Db.RecordFailure(account, AuditAction.ConfirmationFailed, turn, act.Now, act.Actor);
        return false;
    }
}

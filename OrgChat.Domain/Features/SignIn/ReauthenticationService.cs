using OrgChat.Domain.Features.Accounts;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.SignIn;

/// <summary>Where somebody who is signed in proves again who they are, with the password or a code of their app.</summary>
public sealed class ReauthenticationService(OrgChatDatabase database, SignInAttemptLimiter tries, TimeProvider clock)
{
    /// <exception cref="RefusedException">It is neither, or one of many in this session that were not.</exception>
    public async Task ConfirmAsync(Actor actor, string proof)
    {
        var account = await database.ReadAsync(async db =>
        {
            await db.ActingAsync(actor);
            return await db.OwnAccountAsync(actor);
        });
        var turn = tries.TakeInSession(actor);
        var fits = !turn.IsRefused && PasswordRules.Fits(account, proof);
        if (!await database.WriteAsync(db => ConfirmAsync(db, actor, proof, fits, turn)))
        {
            throw new RefusedException("That is not right. Enter your password, or the code your app shows now.");
        }

        tries.WasRight(actor);
    }

    private async Task<bool> ConfirmAsync(OrgChatDb db, Actor actor, string proof, bool fits, Turn turn)
    {
        await db.ActingAsync(actor);
        var (account, now) = (await db.OwnAccountAsync(actor), clock.GetUtcNow());
        if (fits || (!turn.IsRefused && await db.TryAppAsync(account, proof, now)))
        {
            db.ActingSession?.Confirm(now);
            return true;
        }

        db.RecordFailure(account, AuditAction.ConfirmationFailed, turn, now);
        return false;
    }
}

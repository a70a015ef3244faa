using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Accounts;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Integrity;

namespace OrgChat.Domain.Features.SignIn;

/// <summary>The second step of a sign-in: what is needed, and whether a code is right.</summary>
public sealed class SecondStepService(OrgChatDatabase database, SignInAttemptLimiter tries, TimeProvider clock)
{
    public Task<SecondFactorNeedKind> NeedAsync(Guid personId) => database.ReadAsync(async db =>
    {
        if (await db.HasFactorAsync(personId))
        {
            return SecondFactorNeedKind.Proof;
        }

        return await db.NeedsFactorAsync(await db.People.FirstAsync(p => p.Id == personId))
            ? SecondFactorNeedKind.SetUp
            : SecondFactorNeedKind.None;
    });

    /// <summary>The factors of somebody on the way in.</summary>
    public Task<SecondFactorModel> SheetAsync(Guid personId) =>
        database.ReadAsync(async db => await db.FactorsAsync(await db.OwnAccountAsync(new Actor(personId))));

    /// <summary>
    /// Uses a code of the app up, or a recovery code. Only who had the password gets here, so wrong ones lock the account’s codes, from
    /// wherever they come; in a known browser they come in turn instead.
    /// </summary>
    public async Task<SecondFactorProofKind> ProveAsync(Guid personId, string code, Visitor visitor,
        CancellationToken cancellation = default)
    {
        var account = await database.ReadAsync(db => db.OwnAccountAsync(new Actor(personId)));
        var (whose, browser) = (personId.ToString(), visitor.Browsers.FirstOrDefault(one => one.Knows(account)));
        var turn = browser is null ? null : tries.TakeInBrowser(whose, browser);
        await Task.Delay(turn?.Wait ?? TimeSpan.Zero, clock, cancellation);
        var proof = await database.WriteOnTheWayInAsync(
            new Actor(personId, Guid.Empty, visitor.Address), AuditAction.SignedIn, (db, actor) => ProveAsync(db, actor, code, turn));
        if (browser is not null && proof != SecondFactorProofKind.None)
        {
            tries.WasRight(whose, visitor, browser);
        }

        return proof;
    }

    /// <summary>
    /// Keeps what a passkey’s use has changed: its counter, which tells a copied key. Nobody guesses a passkey, so nothing locks it.
    /// </summary>
    /// <returns>Whose it is; null when the person may not come in now.</returns>
    public Task<Account?> UsedAsync(UserPasskeyInfo passkey) => database.WriteAsync<Account?>(async db =>
    {
        var row = await db.Passkeys.FirstOrDefaultAsync(key => key.CredentialId == passkey.CredentialId);
        var account = row is null ? null : await db.Users.Include(a => a.Person).FirstOrDefaultAsync(a => a.Id == row.UserId);
        if (account is null || !account.Person.IsActive)
        {
            return null;
        }

        await db.RequireFactorsAsync(account.Id);
        row!.Data.SignCount = passkey.SignCount;
        row.Data.IsBackedUp = passkey.IsBackedUp;
        row.Data.IsUserVerified = passkey.IsUserVerified;
        return account;
    });

    private async Task<SecondFactorProofKind> ProveAsync(OrgChatDb db, Actor actor, string code, Turn? turn)
    {
        var (account, now) = (await db.OwnAccountAsync(actor), clock.GetUtcNow());
        var isRefused = turn?.IsRefused ?? account.IsLockedAt(now);
        var proof = account.Person.IsActive && !isRefused ? await db.TryAsync(account, code, now, actor) : SecondFactorProofKind.None;
        if (proof == SecondFactorProofKind.None)
        {
            db.RecordFailure(account, AuditAction.FactorFailed, turn
                ?? new Turn(isRefused, account.FailAt(now), TimeSpan.Zero), now, actor);
        }

        return proof;
    }
}

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Audit;
using OrgChat.Domain.Data;
using OrgChat.Domain.People;

namespace OrgChat.Domain.Accounts;

/// <summary>The second step of a sign-in: what is needed, and whether a code is right. Wrong codes count like wrong passwords.</summary>
public sealed class SecondStep(OrgChatDatabase database, TimeProvider clock)
{
    public Task<FactorNeed> NeedAsync(Guid personId) => database.ReadAsync(async db =>
    {
        if (await db.HasFactorAsync(personId))
        {
            return FactorNeed.Proof;
        }

        return await db.NeedsFactorAsync(await db.People.FirstAsync(p => p.Id == personId)) ? FactorNeed.SetUp : FactorNeed.None;
    });

    /// <summary>The factors of somebody on the way in.</summary>
    public Task<FactorSheet> SheetAsync(Guid personId) => database.ReadAsync(async db => await db.FactorsAsync(await db.OwnAccountAsync(new Actor(personId))));

    /// <summary>Uses a code of the app up, or a recovery code.</summary>
    /// <param name="from">The network address of whoever tries.</param>
    public Task<FactorProof> ProveAsync(Guid personId, string code, string? from) => database.WriteAsync(async db =>
    {
        db.Acting = new Actor(personId, Guid.Empty, from);
        var (account, now) = (await db.OwnAccountAsync(db.Acting), clock.GetUtcNow());
        var proof = account.Person.IsActive && !account.IsLockedAt(now) ? await db.TryAsync(account, code, now) : FactorProof.None;
        if (proof == FactorProof.None)
        {
            db.RecordFailure(account, AuditAction.FactorFailed, now);
        }

        return proof;
    });

    /// <summary>Keeps what a passkey’s use has changed: its counter, which tells a copied key.</summary>
    /// <returns>Whose it is; null when the person may not come in now.</returns>
    public Task<Account?> UsedAsync(UserPasskeyInfo passkey) => database.WriteAsync<Account?>(async db =>
    {
        var row = await db.Passkeys.FirstOrDefaultAsync(key => key.CredentialId == passkey.CredentialId);
        var account = row is null ? null : await db.Users.Include(a => a.Person).FirstOrDefaultAsync(a => a.Id == row.UserId);
        if (account is null || !account.Person.IsActive || account.IsLockedAt(clock.GetUtcNow()))
        {
            return null;
        }

        await db.RequireFactorsAsync(account.Id);
        row!.Data.SignCount = passkey.SignCount;
        row.Data.IsBackedUp = passkey.IsBackedUp;
        row.Data.IsUserVerified = passkey.IsUserVerified;
        return account;
    });
}

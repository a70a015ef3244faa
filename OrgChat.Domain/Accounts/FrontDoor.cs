using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Audit;
using OrgChat.Domain.Data;
using OrgChat.Domain.People;

namespace OrgChat.Domain.Accounts;

/// <summary>
/// Tells which accounts an address and a password open. The same address may have an account in several organizations. A stranger learns
/// neither which addresses exist nor which accounts are locked; every wrong try is on the record of its organization, without what was typed.
/// </summary>
public sealed class FrontDoor(OrgChatDatabase database, TimeProvider clock)
{
    /// <summary>The accounts this address and password open: none, one, or one in each of several organizations.</summary>
    /// <param name="from">The network address of whoever tries.</param>
    public async Task<IReadOnlyList<Account>> OpenAsync(string email, string password, string? from)
    {
        var known = await database.ReadAsync(db => db.AccountsOf(email).ToListAsync());

        // Outside the transaction: it is slow on purpose. Somebody unknown takes as long as somebody known.
        if (known.Count == 0)
        {
            Passwords.Check(null, password);
            return [];
        }

        var results = known.ToDictionary(account => account.Id, account => Passwords.Check(account, password));
        var fitting = results.Where(result => result.Value != PasswordVerificationResult.Failed).Select(result => result.Key).ToHashSet();
        var fresh = results.ContainsValue(PasswordVerificationResult.SuccessRehashNeeded) ? Passwords.Hash(password) : null;
        return await database.WriteAsync(db => JudgeAsync(db, email, fitting, fresh, from));
    }

    /// <summary>Somebody came in through every step of the sign-in: failures before count no more.</summary>
    public Task WelcomeAsync(Guid personId) => database.WriteAsync(async db => (await db.Users.SingleAsync(account => account.Id == personId)).Welcome());

    // The lock is asked here, one try after the other: of a thousand tries at the same moment five count.
    private async Task<IReadOnlyList<Account>> JudgeAsync(OrgChatDb db, string email, HashSet<Guid> fitting, string? fresh, string? from)
    {
        db.Acting = new Actor(Guid.Empty, Guid.Empty, from);
        var accounts = await db.AccountsOf(email).ToListAsync();
        var opened = accounts.Where(a => fitting.Contains(a.Id) && a.Person.IsActive && !a.IsLockedAt(clock.GetUtcNow())).ToList();
        foreach (var account in opened)
        {
            account.PasswordHash = fresh ?? account.PasswordHash;
        }

        foreach (var account in opened.Count == 0 ? accounts : [])
        {
            db.RecordFailure(account, AuditAction.SignInFailed, clock.GetUtcNow());
        }

        return opened;
    }
}

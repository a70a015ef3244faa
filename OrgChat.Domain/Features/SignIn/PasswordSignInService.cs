using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Accounts;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Encryption;

namespace OrgChat.Domain.Features.SignIn;

/// <summary>
/// Tells which accounts an address and a password open. The same address may have an account in several organizations. A stranger learns
/// neither which addresses exist nor which are guessed at; every wrong try is on the record of its organization, without what was typed.
/// </summary>
public sealed class PasswordSignInService(OrgChatDatabase database, SignInAttemptLimiter tries, TimeProvider clock) : IDisposable
{
    // Comparing a password keeps a processor busy on purpose: strangers all together get half of them, and never the turn of a known
    // browser.
    private readonly SemaphoreSlim strangers = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>The accounts this address and password open: none, one, or one in each of several organizations.</summary>
    public async Task<IReadOnlyList<Account>> OpenAsync(string email, string password, Visitor visitor,
        CancellationToken cancellation = default)
    {
        var (whose, browser) = (database.Keys.EmailKey(email), await BrowserAsync(email, visitor));
        var turn = browser is null ? tries.TakeAsStranger(whose, visitor.From) : tries.TakeInBrowser(whose, browser);
        if (turn.IsRefused)
        {
            return await database.WriteAsync(db => JudgeAsync(db, email, [], fresh: null, turn, visitor));
        }

        await Task.Delay(turn.Wait, clock, cancellation);
        var opened = browser is null
            ? await CompareInTurnAsync(email, password, turn, visitor, cancellation)
            : await CompareAsync(email, password, turn, visitor);
        if (opened.Count > 0)
        {
            tries.WasRight(whose, visitor, browser);
        }

        return opened;
    }

    /// <summary>Somebody came in through every step of the sign-in: failures before count no more.</summary>
    public Task WelcomeAsync(Guid personId) =>
        database.WriteAsync(async db => (await db.Users.SingleAsync(account => account.Id == personId)).Welcome());

    public void Dispose() => strangers.Dispose();

    private async Task<KnownBrowser?> BrowserAsync(string email, Visitor visitor)
    {
        var accounts = visitor.Browsers.Count == 0 ? [] : await database.ReadAsync(db => db.AccountsOf(email).ToListAsync());
        return visitor.Browsers.FirstOrDefault(browser => accounts.Exists(browser.Knows));
    }

    private async Task<IReadOnlyList<Account>> CompareInTurnAsync(string email, string password, Turn turn, Visitor visitor,
        CancellationToken cancellation)
    {
        await strangers.WaitAsync(cancellation);
        try
        {
            return await CompareAsync(email, password, turn, visitor);
        }
        finally
        {
            strangers.Release();
        }
    }

    private async Task<IReadOnlyList<Account>> CompareAsync(string email, string password, Turn turn, Visitor visitor)
    {
        var known = await database.ReadAsync(db => db.AccountsOf(email).ToListAsync());

        // Outside the transaction: it is slow on purpose. Somebody unknown takes as long as somebody known.
        if (known.Count == 0)
        {
            PasswordRules.Check(null, password);
            return [];
        }

        var results = known.ToDictionary(account => account.Id, account => PasswordRules.Check(account, password));
        var fitting = results.Where(result => result.Value != PasswordVerificationResult.Failed).Select(result => result.Key).ToHashSet();
        var fresh = results.ContainsValue(PasswordVerificationResult.SuccessRehashNeeded) ? PasswordRules.Hash(password) : null;
        return await database.WriteAsync(db => JudgeAsync(db, email, fitting, fresh, turn, visitor));
    }

    private async Task<IReadOnlyList<Account>> JudgeAsync(OrgChatDb db, string email, HashSet<Guid> fitting, string? fresh, Turn turn,
        Visitor visitor)
    {
        var accounts = await db.AccountsOf(email).ToListAsync();
        var opened = accounts.Where(account => fitting.Contains(account.Id) && account.Person.IsActive).ToList();
        foreach (var account in opened)
        {
            account.PasswordHash = fresh ?? account.PasswordHash;
        }

        foreach (var account in opened.Count == 0 ? accounts : [])
        {
            db.RecordFailure(account, AuditAction.SignInFailed, turn, clock.GetUtcNow(),
                new Actor(Guid.Empty, Guid.Empty, visitor.Address));
        }

        return opened;
    }
}

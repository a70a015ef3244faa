using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain;
using OrgChat.Domain.People;
using OrgChat.Domain.Sessions;

namespace OrgChat.Web.Accounts;

/// <summary>
/// Checks who signs in. The same address may have an account in several organizations; a stranger learns neither which addresses
/// exist nor which accounts are locked.
/// </summary>
public sealed class DoorKeeper(UserManager<Account> users, SignInManager<Account> signIn, IPasswordHasher<Account> hasher, SessionDesk sessions)
{
    /// <summary>The accounts this address and password open: none, one, or one in each of several organizations.</summary>
    public async Task<IReadOnlyList<Account>> OpenedByAsync(string email, string password)
    {
        var accounts = await AccountsOfAsync(email);
        var opened = accounts.Where(account => Fits(account, password)).ToList();
        if (accounts.Count == 0)
        {
            // As long as for an address that exists.
            hasher.HashPassword(null!, password);
        }

        foreach (var account in opened.Count == 0 ? accounts : [])
        {
            await users.AccessFailedAsync(account);
        }

        return await AdmittedAsync(opened);
    }

    /// <summary>Begins a session and gives its cookie; every sign-in has a session of its own, and the one before in this browser ends.</summary>
    public async Task AdmitAsync(Account account)
    {
        await users.ResetAccessFailedCountAsync(account);
        var http = signIn.Context;
        await EndSessionAsync();
        var session = await sessions.StartAsync(new Actor(account.Id, Address: SessionCookie.AddressOf(http)), http.Request.Headers.UserAgent);
        await signIn.SignInWithClaimsAsync(account, isPersistent: false, [new Claim(SessionCookie.Session, session.ToString())]);
    }

    /// <summary>Ends the session of this browser’s cookie, in every tab, and the cookie.</summary>
    public async Task LeaveAsync()
    {
        await EndSessionAsync();
        await signIn.SignOutAsync();
    }

    /// <summary>Signs a demo person in; the caller has made sure that this is one.</summary>
    public async Task AdmitAsync(Guid demoPersonId)
    {
        if (await users.FindByIdAsync(demoPersonId.ToString()) is { } account)
        {
            await AdmitAsync(account);
        }
    }

    private async Task EndSessionAsync()
    {
        if (SessionCookie.ActorOf(signIn.Context.User) is { } actor)
        {
            await sessions.SignOutAsync(actor);
        }
    }

    private Task<List<Account>> AccountsOfAsync(string email)
    {
        var normalized = EmailAddress.Normalize(email).ToUpperInvariant();
        return users.Users.Include(account => account.Person).Where(account => account.NormalizedEmail == normalized).ToListAsync();
    }

    private bool Fits(Account account, string password) =>
        account.PasswordHash is not null
        && hasher.VerifyHashedPassword(account, account.PasswordHash, password) != PasswordVerificationResult.Failed;

    private async Task<List<Account>> AdmittedAsync(List<Account> opened)
    {
        var admitted = new List<Account>();
        foreach (var account in opened)
        {
            if (account.Person.IsActive && !await users.IsLockedOutAsync(account))
            {
                admitted.Add(account);
            }
        }

        return admitted;
    }
}

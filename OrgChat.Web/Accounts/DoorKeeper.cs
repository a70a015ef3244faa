using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using OrgChat.Domain;
using OrgChat.Domain.Accounts;
using OrgChat.Domain.People;
using OrgChat.Domain.Sessions;

namespace OrgChat.Web.Accounts;

/// <summary>
/// Checks who signs in. The same address may have an account in several organizations; a stranger learns neither which addresses
/// exist nor which accounts are locked.
/// </summary>
public sealed class DoorKeeper(FrontDoor door, UserManager<Account> users, SignInManager<Account> signIn, SessionDesk sessions, TimeProvider clock)
{
    // Longer than anything on the way takes: whether there was something to count and to write down does not show.
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(300);

    /// <summary>The accounts this address and password open: none, one, or one in each of several organizations.</summary>
    public async Task<IReadOnlyList<Account>> OpenedByAsync(string email, string password)
    {
        var started = clock.GetTimestamp();
        var opened = await door.OpenAsync(email, password, SessionCookie.AddressOf(signIn.Context));
        var early = Least - clock.GetElapsedTime(started);
        if (opened.Count == 0 && early > TimeSpan.Zero)
        {
            await Task.Delay(early, clock);
        }

        return opened;
    }

    /// <summary>Begins a session and gives its cookie; every sign-in has a session of its own, and the one before in this browser ends.</summary>
    public async Task AdmitAsync(Account account)
    {
        await door.WelcomeAsync(account.Id);
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
}

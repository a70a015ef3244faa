using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using OrgChat.Domain.Features.Sessions;
using OrgChat.Domain.Features.SignIn;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Web.Sessions;

namespace OrgChat.Web.SignIn;

/// <summary>
/// Checks who signs in. The same address may have an account in several organizations; a stranger learns neither which addresses
/// exist nor which are guessed at.
/// </summary>
public sealed class SignInService(
    PasswordSignInService door, SecondStepService step, PendingSignIn halfway, PasskeySignIn passkeys, KnownBrowserService browsers,
    UserManager<Account> users, SignInManager<Account> signIn, SessionService sessions, TimeProvider clock)
{
    // Longer than anything on the way takes: whether there was something to count and to write down does not show.
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(300);

    /// <summary>The accounts this address and password open: none, one, or one in each of several organizations.</summary>
    public async Task<IReadOnlyList<Account>> OpenedByAsync(string email, string password)
    {
        var started = clock.GetTimestamp();
        var opened = await door.OpenAsync(email, password, browsers.VisitorOf(signIn.Context), signIn.Context.RequestAborted);
        var early = Least - clock.GetElapsedTime(started);
        if (opened.Count == 0 && early > TimeSpan.Zero)
        {
            await Task.Delay(early, clock);
        }

        return opened;
    }

    /// <summary>Goes on after the password, or a demo person’s click: straight in, or to the second step.</summary>
    /// <returns>The address to go to.</returns>
    public async Task<string> EnterAsync(Account account, string? returnUrl)
    {
        var need = await step.NeedAsync(account.Id);
        if (need == SecondFactorNeedKind.None)
        {
            await AdmitAsync(account);
            return LocalAddressRules.OrChat(returnUrl);
        }

        await halfway.BeginAsync(account, returnUrl);
        return need == SecondFactorNeedKind.Proof ? "/sign-in/second-factor" : "/sign-in/set-up-second-factor";
    }

    /// <summary>Somebody with a passkey that their device has unlocked: that is both steps at once.</summary>
    /// <returns>The address to go to; null when the passkey opens nothing.</returns>
    public async Task<string?> EnterByPasskeyAsync(string credential, string? returnUrl)
    {
        if (await passkeys.AnswerAsync(credential) is not { } passkey || await step.UsedAsync(passkey) is not { } account)
        {
            return null;
        }

        await AdmitAsync(account);
        return LocalAddressRules.OrChat(returnUrl);
    }

    /// <summary>
    /// Begins a session and gives its cookie; every sign-in has a session of its own, and the one before in this browser ends.
    /// </summary>
    public async Task AdmitAsync(Account account)
    {
        await door.WelcomeAsync(account.Id);
        await halfway.EndAsync();
        var http = signIn.Context;
        await EndSessionAsync();
        var session =
            await sessions.StartAsync(new Actor(account.Id, Address: SessionCookie.AddressOf(http)), http.Request.Headers.UserAgent);
        browsers.Remember(http, account);
        await signIn.SignInWithClaimsAsync(account, isPersistent: false, [new Claim(SessionCookie.Session, session.ToString())]);
    }

    /// <summary>Ends the session of this browser’s cookie, in every tab, and the cookie.</summary>
    public async Task LeaveAsync()
    {
        await EndSessionAsync();
        await signIn.SignOutAsync();
    }

    /// <summary>A demo person in place of the password; the caller has made sure that this is one.</summary>
    public async Task<string> EnterAsync(Guid demoPersonId, string? returnUrl) =>
        await users.FindByIdAsync(demoPersonId.ToString()) is { } account ? await EnterAsync(account, returnUrl) : "/sign-in";

    private async Task EndSessionAsync()
    {
        if (SessionCookie.ActorOf(signIn.Context.User) is { } actor)
        {
            await sessions.SignOutAsync(actor);
        }
    }
}

using Microsoft.AspNetCore.Identity;
using OrgChat.Domain.Accounts;
using OrgChat.Domain.People;

namespace OrgChat.Web.Accounts;

/// <summary>
/// Checks who signs in. The same address may have an account in several organizations; a stranger learns neither which addresses
/// exist nor which accounts are locked.
/// </summary>
public sealed class DoorKeeper(FrontDoor door, UserManager<Account> users, SignInManager<Account> signIn, TimeProvider clock)
{
    // Longer than anything on the way takes: whether there was something to count and to write down does not show.
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(300);

    /// <summary>The accounts this address and password open: none, one, or one in each of several organizations.</summary>
    /// <param name="from">The network address of whoever tries.</param>
    public async Task<IReadOnlyList<Account>> OpenedByAsync(string email, string password, string? from)
    {
        var started = clock.GetTimestamp();
        var opened = await door.OpenAsync(email, password, from);
        var early = Least - clock.GetElapsedTime(started);
        if (opened.Count == 0 && early > TimeSpan.Zero)
        {
            await Task.Delay(early, clock);
        }

        return opened;
    }

    public async Task AdmitAsync(Account account)
    {
        await door.WelcomeAsync(account.Id);
        await signIn.SignInAsync(account, isPersistent: false);
    }

    /// <summary>Signs a demo person in; the caller has made sure that this is one.</summary>
    public async Task AdmitAsync(Guid demoPersonId)
    {
        if (await users.FindByIdAsync(demoPersonId.ToString()) is { } account)
        {
            await AdmitAsync(account);
        }
    }
}

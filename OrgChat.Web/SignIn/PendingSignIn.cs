using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using OrgChat.Domain.Model.Accounts;

namespace OrgChat.Web.SignIn;

/// <summary>Somebody whose password was right and whose second step is not done.</summary>
public sealed record HalfwayIn(Guid PersonId, string? ReturnUrl);

/// <summary>
/// What is kept between the steps of a sign-in: a cookie of ten minutes that opens nothing but the second step. It ends with a changed
/// password. It holds the challenge of a passkey as well, so that the answer fits this browser and this question only.
/// </summary>
public sealed class PendingSignIn(SignInManager<Account> signIn, UserManager<Account> users)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private static readonly string Scheme = IdentityConstants.TwoFactorUserIdScheme;
    private const string Stamp = "stamp";
    private const string ReturnUrl = "returnUrl";
    private const string Challenge = "challenge";

    private HttpContext Http => signIn.Context;

    public Task BeginAsync(Account account, string? returnUrl) => GiveAsync(
        [new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()), new Claim(Stamp, account.SecurityStamp!),
            new Claim(ReturnUrl, LocalAddressRules.OrChat(returnUrl))], null);

    /// <summary>Who is on the way in in this browser; null for nobody.</summary>
    public async Task<HalfwayIn?> CurrentAsync()
    {
        var cookie = (await Http.AuthenticateAsync(Scheme)).Principal;
        var account = cookie?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id ? await users.FindByIdAsync(id) : null;
        return account is not null && account.SecurityStamp == cookie?.FindFirstValue(Stamp)
            ? new HalfwayIn(account.Id, cookie!.FindFirstValue(ReturnUrl))
            : null;
    }

    public async Task KeepChallengeAsync(string? challenge) =>
        await GiveAsync((await Http.AuthenticateAsync(Scheme))
            .Principal?.Claims.Where(claim => claim.Type != ClaimTypes.AuthenticationMethod) ?? [], challenge);

    public async Task<string?> ChallengeAsync() =>
        (await Http.AuthenticateAsync(Scheme)).Properties?.Items.TryGetValue(Challenge, out var kept) == true ? kept : null;

    public Task EndAsync() => Http.SignOutAsync(Scheme);

    private Task GiveAsync(IEnumerable<Claim> claims, string? challenge) => Http.SignInAsync(
        Scheme,
        new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme)),
        new AuthenticationProperties(new Dictionary<string, string?> { [Challenge] = challenge }));
}

using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Domain.Storage.Database;
using OrgChat.Web.Sessions;

namespace OrgChat.Web.SignIn;

/// <summary>How people sign in: Identity with a cookie that names a session.</summary>
public static class AccountServiceExtensions
{
    /// <summary>The folder of the keys that protect cookies, in the data directory.</summary>
    public const string CookieKeys = "keys";

    public static void AddAccounts(this IServiceCollection services, string dataDirectory)
    {
        services.AddDataProtection().SetApplicationName("OrgChat").KeepKeysSealed(Path.Combine(dataDirectory, CookieKeys));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddIdentityCore<Account>(Require).AddEntityFrameworkStores<OrgChatDb>().AddSignInManager();
        services.ConfigureApplicationCookie(Shape);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.TryAddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.Configure<IdentityPasskeyOptions>(passkeys =>
            (passkeys.UserVerificationRequirement, passkeys.ResidentKeyRequirement) = ("required", "preferred"));
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme,
            cookie => cookie.ExpireTimeSpan = PendingSignIn.Lifetime);
        services.AddScoped<SignInService>().AddScoped<PendingSignIn>().AddScoped<PasskeySignIn>().AddSingleton<NewAuthenticatorService>()
            .AddSingleton<KnownBrowserService>();
    }

    private static void Require(IdentityOptions options)
    {
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.User.RequireUniqueEmail = false;
    }

    private static void Shape(CookieAuthenticationOptions cookie)
    {
        cookie.LoginPath = "/sign-in";
        cookie.AccessDeniedPath = "/not-found";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.ExpireTimeSpan = SessionRules.Longest;
        cookie.SlidingExpiration = false;

        // Where to go on is SignInService’s: the framework would go wherever the address of the sign-in page says.
        cookie.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
        cookie.Events.OnValidatePrincipal = SessionCookie.ValidateAsync;
    }
}

using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using OrgChat.Domain.Data;
using OrgChat.Domain.People;
using OrgChat.Domain.Sessions;

namespace OrgChat.Web.Accounts;

/// <summary>How people sign in: Identity with a cookie, lock-out, and links to choose a password.</summary>
public static class AccountServices
{
    public static void AddAccounts(this IServiceCollection services, string dataDirectory)
    {
        services.AddDataProtection().SetApplicationName("OrgChat").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(dataDirectory, "keys")));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddIdentityCore<Account>(Require).AddEntityFrameworkStores<OrgChatDb>().AddSignInManager().AddDefaultTokenProviders();
        services.ConfigureApplicationCookie(Shape);
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);
        services.Configure<DataProtectionTokenProviderOptions>(link => link.TokenLifespan = TimeSpan.FromDays(3));

        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.Zero);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddScoped<DoorKeeper>();
        services.AddScoped<PasswordLinks>();
    }

    private static void Require(IdentityOptions options)
    {
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.User.RequireUniqueEmail = false;
        options.Password = new PasswordOptions
        {
            RequiredLength = 12,
            RequireDigit = false,
            RequireLowercase = false,
            RequireUppercase = false,
            RequireNonAlphanumeric = false,
        };
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
    }

    private static void Shape(Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "orgchat";
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.LoginPath = "/sign-in";
        cookie.AccessDeniedPath = "/not-found";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.ExpireTimeSpan = SessionLimits.Longest;
        cookie.SlidingExpiration = false;
        cookie.Events.OnValidatePrincipal = SessionCookie.ValidateAsync;
    }
}

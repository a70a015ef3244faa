using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.Identity;
using OrgChat.Web.SignIn;

namespace OrgChat.Web.Protection;

/// <summary>
/// The names and flags of every cookie: of this host alone (<c>__Host-</c>), HttpOnly, Secure, SameSite, for the whole site. In
/// Development, which runs on plain http, the prefix and Secure go: Chromium refuses the prefix there, and other browsers Secure.
/// </summary>
public static class CookieExtensions
{
    public static void AddCookies(this IServiceCollection services, bool isDevelopment)
    {
        var prefix = isDevelopment ? "" : "__Host-";
        var secure = isDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;

        // Lax: a link in a mail opens the page without asking to sign in again. It is sent with no post of another site.
        Sign(IdentityConstants.ApplicationScheme, "orgchat", SameSiteMode.Lax);
        Sign(IdentityConstants.ExternalScheme, "orgchat-external", SameSiteMode.Strict);
        Sign(IdentityConstants.TwoFactorUserIdScheme, "orgchat-second-step", SameSiteMode.Strict);
        Sign(IdentityConstants.TwoFactorRememberMeScheme, "orgchat-remembered", SameSiteMode.Strict);
        services.Configure<KnownBrowserCookie>(known => Shape(known.Cookie, "orgchat-known-browser", SameSiteMode.Strict));
        services.PostConfigure<AntiforgeryOptions>(forms => Shape(forms.Cookie, "orgchat-form", SameSiteMode.Strict));

        // Whatever other cookie a library may set.
        services.Configure<CookiePolicyOptions>(policy =>
        {
            policy.HttpOnly = HttpOnlyPolicy.Always;
            policy.Secure = secure;
            policy.MinimumSameSitePolicy = SameSiteMode.Lax;
        });

        void Sign(string scheme, string name, SameSiteMode sameSite) =>
            services.PostConfigure<CookieAuthenticationOptions>(scheme, options => Shape(options.Cookie, name, sameSite));

        void Shape(CookieBuilder cookie, string name, SameSiteMode sameSite)
        {
            (cookie.Name, cookie.SameSite, cookie.HttpOnly, cookie.SecurePolicy) = (prefix + name, sameSite, true, secure);
            (cookie.Path, cookie.Domain, cookie.IsEssential) = ("/", null, true);
        }
    }
}

using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using OrgChat.Domain.Features.SignIn;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Web.Sessions;

namespace OrgChat.Web.SignIn;

/// <summary>The shape of the cookie that tells a known browser; see <see cref="KnownBrowserService"/>.</summary>
public sealed class KnownBrowserCookie
{
    public CookieBuilder Cookie { get; } = new();
}

/// <summary>
/// The cookie with which a browser proves for whom it has signed in before: sealed, for no script, for half a year after the last time.
/// On a shared machine it holds the last few people.
/// </summary>
public sealed class KnownBrowserService(IDataProtectionProvider protection, IOptions<KnownBrowserCookie> shape)
{
    private const int Most = 8;

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("OrgChat.KnownBrowsers").ToTimeLimitedDataProtector();

    public Visitor VisitorOf(HttpContext http) => new(SessionCookie.AddressOf(http)) { Browsers = Of(http) };

    /// <summary>What this browser proves, the last person first; whether it still holds, the account says.</summary>
    public IReadOnlyList<KnownBrowser> Of(HttpContext http)
    {
        try
        {
            return http.Request.Cookies[shape.Value.Cookie.Name!] is { } held
                ? [.. protector.Unprotect(held).Split('\n').Select(line => line.Split(' '))
                    .Select(of => new KnownBrowser(new(of[0]), new(of[1]), of[2]))]
                : [];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    /// <summary>This person has just come in through every step.</summary>
    public void Remember(HttpContext http, Account account)
    {
        var known = Of(http);
        var own = known.FirstOrDefault(browser => browser.Knows(account)) ?? KnownBrowser.Of(account);
        var kept = known.Where(browser => browser.AccountId != account.Id).Prepend(own).Take(Most);
        var options = shape.Value.Cookie.Build(http);
        options.MaxAge = Lifetime;
        http.Response.Cookies.Append(
            shape.Value.Cookie.Name!,
            protector.Protect(string.Join('\n', kept.Select(browser => $"{browser.AccountId:N} {browser.Id:N} {browser.Mark}")), Lifetime),
            options);
    }
}

using Microsoft.Playwright;
using OrgChat.Build.Load.Clinic;
using OrgChat.Build.Load.Servers;
using OrgChat.Build.Load.Windows;
using OrgChat.Tests.Browsers;

namespace OrgChat.Build.Load.Browser;

/// <summary>A real browser, found as the browser tests find it.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Arguments = Environment.IsPrivilegedProcess ? ["--no-sandbox"] : [];

    private readonly IPlaywright driver;
    private readonly IBrowser browser;

    private Chromium(IPlaywright driver, IBrowser browser) => (this.driver, this.browser) = (driver, browser);

    public static async Task<Chromium> LaunchAsync()
    {
        var started = await Playwright.CreateAsync();
        return new(started, await started.Chromium.LaunchAsync(
            new() { ExecutablePath = await ChromiumFinder.FindAsync(), Args = Arguments }));
    }

    /// <summary>A browser that has nothing of OrgChat yet, but for the cookies of somebody signed in.</summary>
    public async Task<IBrowserContext> ColdAsync(Uri address, string cookies)
    {
        var cold = await browser.NewContextAsync(new() { BaseURL = address.ToString(), IgnoreHTTPSErrors = true });
        await cold.AddCookiesAsync(cookies.Split("; ").Select(cookie => cookie.Split('=', 2))
            .Select(parts => new Cookie { Name = parts[0], Value = parts[1], Url = address.ToString(), Secure = true }));
        return cold;
    }

    /// <returns>The cookies of the first owner of the clinic.</returns>
    public static async Task<string> SignInAsync(ServerProcess server, ClinicCast cast)
    {
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        return await new SignIn(server.Address, http).EnterAsync(cast.Pairs[0].Owner, cast.Password);
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        driver.Dispose();
    }
}

using System.Collections.Concurrent;
using Microsoft.Playwright;
using OrgChat.Tests.Browsers;

[assembly: AssemblyFixture(typeof(Browser))]

namespace OrgChat.Tests.Browsers;

/// <summary>
/// One Chromium for all browser tests, started by the first of them: take it as a constructor parameter. Beside it a whole one for
/// whoever is to be shown notices: the one without a window has none.
/// </summary>
public sealed class Browser : IAsyncDisposable
{
    // Quiet: a browser of the tests talks to the server under test and to nobody else.
    private static readonly string[] Quiet =
        ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

    private static readonly ConcurrentDictionary<int, ConcurrentBag<IBrowserContext>> Visits = new();

    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Chromium)>> launched = new(() => LaunchAsync(isWhole: false));
    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Chromium)>> whole = new(() => LaunchAsync(isWhole: true));

    /// <summary>A page of a person of their own: no cookies, no cache, nothing shared with other pages.</summary>
    public async Task<IPage> NewPageAsync(Uri address, BrowserNewContextOptions? options = null)
    {
        var (_, chromium) = await (options?.Permissions?.Contains("notifications") is true ? whole : launched).Value;
        var context = await chromium.NewContextAsync(new(options ?? new()) { BaseURL = address.ToString() });
        Visits.GetOrAdd(address.Port, _ => []).Add(context);
        return await context.NewPageAsync();
    }

    /// <summary>Closes every page of a server that ends: it would wait for them, and they would go on asking for it.</summary>
    internal static async Task LeaveAsync(Uri address)
    {
        if (Visits.TryRemove(address.Port, out var contexts))
            await Task.WhenAll(contexts.Select(context => context.CloseAsync()));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in new[] { launched, whole }.Where(one => one.IsValueCreated && one.Value.IsCompletedSuccessfully))
        {
            var (driver, chromium) = await one.Value;
            await chromium.DisposeAsync();
            driver.Dispose();
        }
    }

    private static async Task<(IPlaywright Driver, IBrowser Chromium)> LaunchAsync(bool isWhole)
    {
        // A first page waits for everything to be compiled; what has to be quick says so itself.
        Assertions.SetDefaultExpectTimeout(20_000);
        var executable = await ChromiumFinder.FindAsync(isWhole);
        var driver = await Playwright.CreateAsync();
        var chromium = await driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = executable,
            Channel = executable is null && isWhole ? "chromium" : null,
            // Chromium refuses to start its sandbox as root.
            Args = Environment.IsPrivilegedProcess ? [.. Quiet, "--no-sandbox"] : Quiet,
        });
        return (driver, chromium);
    }
}

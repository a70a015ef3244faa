using System.Diagnostics;

namespace OrgChat.Tests.Browsers;

/// <summary>Finds a Chromium for the browser tests, or brings one.</summary>
internal static class ChromiumFinder
{
    // The one without a window first: it draws the same pages for a quarter less work.
    private const string WithoutWindow = "chromium-headless-shell";

    private static readonly string[] Whole = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>The executable’s path, or null for the one Playwright has installed for itself.</summary>
    /// <param name="isWhole">Whether it has to be one that could have a window.</param>
    public static async Task<string?> FindAsync(bool isWhole = false)
    {
        var chosen = Environment.GetEnvironmentVariable("ORGCHAT_CHROMIUM");
        if (!string.IsNullOrEmpty(chosen))
            return File.Exists(chosen)
                ? chosen
                : throw new FileNotFoundException($"ORGCHAT_CHROMIUM names {chosen}, which does not exist.");

        var names = isWhole ? Whole : [WithoutWindow, .. Whole];
        if (OnPath(names) is { } installed)
            return installed;

        if (await InstallFromDebianAsync(isWhole) && OnPath(names) is { } fromDebian)
            return fromDebian;

        if (isWhole)
            return await FindAsync(isWhole: false); // Who needs a whole one sees what this one cannot do.

        if (await Task.Run(() => Microsoft.Playwright.Program.Main(["install", "chromium"])) == 0)
            return null;

        throw new InvalidOperationException(
            "The browser tests found no Chromium and could not install one. Install it (on Debian: apt-get install chromium) "
            + "or set ORGCHAT_CHROMIUM to the path of a Chromium or Chrome executable.");
    }

    private static string? OnPath(string[] names) =>
        (from name in names
         from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
         let path = Path.Combine(folder, name)
         where File.Exists(path)
         select path).FirstOrDefault();

    private static async Task<bool> InstallFromDebianAsync(bool isWhole)
    {
        if (!Environment.IsPrivilegedProcess || !File.Exists("/usr/bin/apt-get"))
            return false;

        return await RunAsync("apt-get", "update", "-qq")
            && ((!isWhole && await InstallAsync(WithoutWindow)) || await InstallAsync("chromium"));

        static Task<bool> InstallAsync(string package) => RunAsync("apt-get", "install", "-y", "-qq", "--no-install-recommends", package);
    }

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" } };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}

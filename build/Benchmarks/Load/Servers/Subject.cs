using System.Diagnostics;
using OrgChat.Build.Load.Clinic;

namespace OrgChat.Build.Load.Servers;

/// <summary>
/// A published OrgChat that is measured, and beside it this benchmark with that OrgChat’s own Domain: it makes the clinics in the format
/// of that day, and measures the services of that day.
/// </summary>
/// <param name="Name">“before” or “now”.</param>
/// <param name="Published">The folder of the published server.</param>
internal sealed record Subject(string Name, string Published, string Work)
{
    private const string Domain = "OrgChat.Domain.dll";

    /// <summary>Large, and nothing that runs beside a Domain needs it.</summary>
    private const string BrowserDriver = ".playwright";

    private static readonly Dictionary<string, string> Nothing = [];

    private string Harness => Path.Combine(Work, "harness");

    /// <summary>Puts the benchmark beside the server’s Domain.</summary>
    public static Subject Prepare(string name, string published, string work)
    {
        var subject = new Subject(name, Path.GetFullPath(published), Path.Combine(work, name));
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories)
            .Where(file => !file.Contains(BrowserDriver, StringComparison.Ordinal)))
        {
            var copy = Path.Combine(subject.Harness, Path.GetRelativePath(AppContext.BaseDirectory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }

        File.Copy(Path.Combine(subject.Published, Domain), Path.Combine(subject.Harness, Domain), overwrite: true);
        return subject;
    }

    /// <summary>Starts the server, in Production, with room for hundreds of people at one address.</summary>
    /// <param name="more">Settings besides, as addresses over TLS.</param>
    public Task<ServerProcess> StartAsync(ClinicFolder clinic, int port, IReadOnlyDictionary<string, string>? more = null) =>
        ServerProcess.StartAsync(
            Path.Combine(Published, "OrgChat.Web.dll"), [], Settings(clinic, port).Concat(more ?? Nothing), port, "/sign-in");

    /// <summary>Runs a command of the program, as an operator does.</summary>
    /// <returns>How long it took, and what it said.</returns>
    public async Task<(TimeSpan Time, string Said)> CommandAsync(ClinicFolder clinic, params string[] words)
    {
        var began = Stopwatch.GetTimestamp();
        var said = await RunAsync(["dotnet", Path.Combine(Published, "OrgChat.Web.dll"), .. words], Settings(clinic, 0));
        return (Stopwatch.GetElapsedTime(began), said);
    }

    /// <summary>Runs a part of this benchmark with the subject’s Domain.</summary>
    /// <returns>What it found.</returns>
    public Task<T> RunAsync<T>(string job, params string[] arguments) => RunAsync<T>(job, arguments, watched: null);

    /// <summary>The same, and how often it asked the disk to keep what was written.</summary>
    /// <returns>No number where there is no strace.</returns>
    public async Task<(T Found, double Syncs)> CountSyncsAsync<T>(string job, params string[] arguments)
    {
        var file = Path.Combine(Work, "syncs");
        var found = await RunAsync<T>(job, arguments, file);
        return (found, ProcessTrace.CountIn(file));
    }

    private async Task<T> RunAsync<T>(string job, string[] arguments, string? watched)
    {
        return JobAnswer.Read<T>(
            await RunAsync(ProcessTrace.Of(watched, ["dotnet", Path.Combine(Harness, "Benchmarks.dll"), job, .. arguments]), Nothing));
    }

    private async Task<string> RunAsync(string[] run, Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo(run[0], run.Skip(1)) { RedirectStandardOutput = true, UseShellExecute = false };
        settings.ToList().ForEach(setting => start.Environment[setting.Key] = setting.Value);
        using var process = Process.Start(start)!;
        var lines = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? lines
            : throw new InvalidOperationException($"{string.Join(' ', run)} failed for “{Name}” with code {process.ExitCode}.\n{lines}");
    }

    private static Dictionary<string, string> Settings(ClinicFolder clinic, int port) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["Urls"] = $"http://127.0.0.1:{port}",
        ["AllowedHosts"] = "127.0.0.1",
        ["OrgChat__DataDirectory"] = clinic.Data,
        ["OrgChat__MasterKey__File"] = clinic.MasterKey,
        ["OrgChat__TrustedProxies"] = "127.0.0.1",
        ["OrgChat__SignIn__TriesPerMinute"] = "100000",
        ["OrgChat__SignIn__TriesPerMinuteOfNetwork"] = "100000",
        ["OrgChat__Limits__RequestsPerAddress"] = "100000",
        ["OrgChat__Limits__RequestsPerPerson"] = "100000",
    };
}

using System.Diagnostics;
using System.Globalization;
using OrgChat.Build.Load.Hook;

namespace OrgChat.Build.Load.Servers;

/// <summary>A program that serves on a port of this machine, with the hook inside it; ended when it is disposed.</summary>
internal sealed class ServerProcess : IMeasuredProcess, IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(15);

    private readonly Process process;
    private readonly HttpClient hook;
    private readonly TailText said;

    private ServerProcess(Process process, Uri address, HttpClient hook, TimeSpan start, TailText said) =>
        (this.process, Address, this.hook, Start, this.said) = (process, address, hook, start, said);

    public Uri Address { get; }

    /// <summary>From the start of the process to its first answer.</summary>
    public TimeSpan Start { get; }

    public int ProcessId => !process.HasExited ? process.Id
        : throw new InvalidOperationException($"The server has ended by itself, with code {process.ExitCode}.\n{said}");

    /// <param name="port">Of the server; the hook takes the next one.</param>
    /// <param name="ready">A page that answers as soon as it can.</param>
    public static async Task<ServerProcess> StartAsync(
        string program, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>> settings, int port, string ready)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            WorkingDirectory = Path.GetDirectoryName(program)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(ServerProcess).Assembly.Location;
        start.Environment[StartupHook.Port] = (port + 1).ToString(CultureInfo.InvariantCulture);
        await RequireFreeAsync(port);
        var began = Stopwatch.GetTimestamp();
        var started = Process.Start(start)!;
        var (lines, address) = (TailText.Of(started), new Uri($"http://127.0.0.1:{port}"));
        await AnsweredAsync(started, new Uri(address, ready), lines);
        var inside = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port + 1}"), Timeout = TimeSpan.FromMinutes(2) };
        return new ServerProcess(started, address, inside, Stopwatch.GetElapsedTime(began), lines);
    }

    public async Task<InnerCost> InnerAsync(bool collect = false) =>
        InnerCost.Read(await hook.GetStringAsync(collect ? StartupHook.InnerAfterCollecting : StartupHook.Inner));

    public async ValueTask DisposeAsync()
    {
        hook.Dispose();
        using (process)
        {
            using var asked = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            using var late = new CancellationTokenSource(LongestEnd);
            try
            {
                await process.WaitForExitAsync(late.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>Another server there would be measured instead.</summary>
    private static async Task RequireFreeAsync(int port)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        if (await AnswersAsync(http, new Uri($"http://127.0.0.1:{port}")))
        {
            throw new InvalidOperationException($"Something answers on port {port} already; end it, or choose another --port.");
        }
    }

    private static async Task AnsweredAsync(Process process, Uri page, TailText said)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var began = Stopwatch.GetTimestamp();
        while (process.HasExited || !await AnswersAsync(http, page))
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(began) > LongestStart)
            {
                process.Kill(entireProcessTree: true);
                throw new InvalidOperationException($"The server did not start.\n{said}");
            }

            await Task.Delay(20);
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri page)
    {
        try
        {
            using var answer = await http.GetAsync(page);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

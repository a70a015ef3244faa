using System.Diagnostics;
using System.Text.Json;
using OrgChat.Build.Load.Protocol;

namespace OrgChat.Build.Load.Windows;

/// <summary>
/// One person’s open window of OrgChat: a circuit that answers the scripts of the page as a browser does, sends by the composer and says
/// what was seen.
/// </summary>
internal sealed class Window : IAsyncDisposable
{
    private const string ComposerScript = "/Composer.razor.js";
    private const string LogScript = "/MessageLog.razor.js";

    /// <summary>How soon a browser tells what was seen, at the earliest.</summary>
    private static readonly TimeSpan BetweenMarks = TimeSpan.FromMilliseconds(250);

    /// <summary>Beyond the newest message, which is as good as its number.</summary>
    private const int Newest = 1_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Circuit circuit;
    private readonly Dictionary<long, string> scripts = [];
    private readonly TaskCompletionSource<long> composer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long log;
    private long session;
    private int attempts;
    private int isMarking;
    private long seen = Newest;

    public Window(Uri server, string path, string cookie, HttpMessageInvoker http) =>
        circuit = new Circuit(new CircuitAddress(server, path, cookie), http) { Answer = Answer, Drawn = Look };

    /// <summary>Whether it says what was seen, as a window in front does; each time is a write.</summary>
    public bool MarksAsRead { get; init; }

    /// <summary>Is told the number of each message it shows, and when.</summary>
    public Action<int, long>? Saw { get; set; }

    /// <summary>Is told the number of each message whose beginning it shows in a list, and when.</summary>
    public Action<int, long>? SawPreview { get; set; }

    public bool IsOpen => circuit.IsOpen;

    public long Batches => circuit.Batches;

    public Task OpenAsync() => circuit.OpenAsync();

    public Task HasComposerAsync() => composer.Task.WaitAsync(Patience);

    /// <summary>Writes and presses Send.</summary>
    /// <returns>Whether the server said that it is sent.</returns>
    public async Task<bool> SendAsync(int number)
    {
        // The first key comes before, and nobody waits for it: what others did until then stops nothing. Older versions know no such call.
        _ = circuit.CallAsync(await composer.Task, "Began", $"[{Newest},0]");
        var text = JsonSerializer.Serialize(MarkedText.Of(number));
        var arguments = $"""["{Guid.NewGuid()}",{text},[],{Interlocked.Increment(ref attempts)}]""";
        return await circuit.CallAsync(await composer.Task, "SubmitAsync", arguments) == "true";
    }

    /// <summary>Somebody is there: their session goes on.</summary>
    public Task TakeInputAsync() => session == 0 ? Task.CompletedTask : circuit.CallAsync(session, "TakeInputAsync", "[0]");

    public ValueTask DisposeAsync() => circuit.DisposeAsync();

    private string? Answer(ScriptCall call, long id)
    {
        switch (call.Function)
        {
            case "import":
                scripts[id] = call.Arguments;
                return null;
            case "start":
                Start(scripts.GetValueOrDefault(call.Target, ""), call.DotNetObject() ?? 0);
                return null;
            case "orgChat.session.start":
                session = call.DotNetObject() ?? 0;
                return null;
            case "orgChat.timeZone":
                return "\"Europe/Berlin\"";
            default:
                return call.WantsObject || !IsQuestion(call.Function) ? null : "false";
        }
    }

    private static bool IsQuestion(string function) => function is "isGivenUp" or "orgChat.isDark" or "orgChat.isWide";

    private void Start(string script, long component)
    {
        if (script.Contains(ComposerScript, StringComparison.Ordinal))
        {
            composer.TrySetResult(component);
        }
        else if (script.Contains(LogScript, StringComparison.Ordinal))
        {
            log = component;
        }
    }

    private void Look(ReadOnlyMemory<byte> batch)
    {
        var now = Stopwatch.GetTimestamp();
        if (SawPreview is { } previewed)
        {
            MarkedText.NumbersIn(batch, MarkedText.Beginning).ToList().ForEach(number => previewed(number, now));
        }

        foreach (var number in Saw is null && !MarksAsRead ? [] : MarkedText.NumbersIn(batch, MarkedText.End))
        {
            Saw?.Invoke(number, now);
            _ = MarkSoonAsync();
        }
    }

    /// <summary>Without a document nobody counts what is shown; beyond the newest is as good as the newest.</summary>
    private async Task MarkSoonAsync()
    {
        if (!MarksAsRead || Interlocked.Exchange(ref isMarking, 1) == 1)
        {
            return;
        }

        await Task.Delay(BetweenMarks);
        isMarking = 0;
        if (IsOpen && log != 0)
        {
            await circuit.CallAsync(log, "SawAsync", $"[{++seen},false]");
        }
    }
}

using System.Diagnostics;
using System.Text.Json;
using Microsoft.Playwright;

namespace OrgChat.Build.Load.Browser;

/// <summary>A line between browser and server, and the machine the browser runs on.</summary>
/// <param name="RoundTrip">In milliseconds.</param>
/// <param name="Slower">How many times slower its processor is.</param>
internal sealed record Line(string Name, int RoundTrip, int KilobitsPerSecond, int Slower)
{
    private const int BytesOfAKilobit = 128;

    public static readonly IReadOnlyList<Line> All =
        [new("local", 0, 0, 1), new("50 ms, 10 Mbit", 50, 10_000, 1), new("mobile: 150 ms, 1.6 Mbit, processor ÷ 4", 150, 1_638, 4)];

    public async Task UseAsync(ICDPSession session)
    {
        if (KilobitsPerSecond > 0)
        {
            await session.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>
            {
                ["offline"] = false,
                ["latency"] = RoundTrip,
                ["downloadThroughput"] = KilobitsPerSecond * BytesOfAKilobit,
                ["uploadThroughput"] = KilobitsPerSecond * BytesOfAKilobit / 2,
            });
        }

        await session.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = Slower });
    }
}

/// <summary>Opens a page in a browser that has nothing of it yet, and looks at what comes.</summary>
internal sealed class BrowserLoad
{
    private static readonly string[] Texts = ["Document", "Stylesheet", "Script"];
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1.5);

    private readonly HashSet<string> plainTexts = [];

    /// <summary>From asking to the first row, in milliseconds.</summary>
    public double FirstRow { get; private set; }

    /// <summary>To the first thing that is drawn.</summary>
    public double FirstPaint { get; private set; }

    public int Requests { get; private set; }

    public double Bytes { get; private set; }

    /// <summary>Of pages, styles and scripts that came without compression.</summary>
    public double PlainBytes { get; private set; }

    /// <param name="row">What a first row is, as a selector.</param>
    public async Task OpenAsync(IBrowserContext cold, Line line, string path, string row)
    {
        var page = await cold.NewPageAsync();
        var session = await cold.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        await line.UseAsync(session);
        session.Event("Network.responseReceived").OnEvent += (_, answer) => Receive(answer!.Value);
        session.Event("Network.loadingFinished").OnEvent += (_, end) => Finish(end!.Value);
        var began = Stopwatch.GetTimestamp();
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Commit, Timeout = 120_000 });
        await page.WaitForSelectorAsync(row, new() { Timeout = 120_000 });
        FirstRow = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        await Task.Delay(Rest);
        FirstPaint = await page.EvaluateAsync<double>("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0");
    }

    private void Receive(JsonElement answer)
    {
        var headers = answer.GetProperty("response").GetProperty("headers").EnumerateObject().Select(header => header.Name);
        if (Texts.Contains(answer.GetProperty("type").GetString())
            && !headers.Contains("content-encoding", StringComparer.OrdinalIgnoreCase))
        {
            plainTexts.Add(answer.GetProperty("requestId").GetString()!);
        }
    }

    private void Finish(JsonElement end)
    {
        var bytes = end.GetProperty("encodedDataLength").GetDouble();
        Requests++;
        Bytes += bytes;
        PlainBytes += plainTexts.Contains(end.GetProperty("requestId").GetString()!) ? bytes : 0;
    }
}

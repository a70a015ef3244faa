using System.Diagnostics;
using OrgChat.Build.Load.Clinic;
using OrgChat.Build.Load.Report;
using OrgChat.Build.Load.Servers;
using OrgChat.Build.Load.Windows;

namespace OrgChat.Build.Load.Areas;

/// <summary>
/// Windows that send as fast as the server takes it, while others watch the organization’s queue: in rounds, because a person may do
/// thirty acts at once and five a second for good.
/// </summary>
internal sealed class WatchedBurst(ServerProcess server, ClinicCast cast, int watchers) : IDisposable
{
    private const int Senders = 32;
    private const int WindowsOfOne = 8;
    private const int ActsAtOnce = 25;
    private const int WarmUpRounds = 2;

    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BetweenRounds = TimeSpan.FromSeconds(7);

    private readonly People people = new(server, cast);
    private readonly long[] pressed = new long[100_000];
    private int number;

    public Latencies Sent { get; private set; } = new();

    /// <summary>From Send to the row of it in a watcher’s queue.</summary>
    public Latencies Seen { get; private set; } = new();

    public double PerSecond { get; private set; }

    public double ProcessorMs { get; private set; }

    public long Statements { get; private set; }

    public async Task RunAsync(int rounds)
    {
        // Each in a conversation of their own: whoever answers is stopped where the other side has written meanwhile.
        var senders = await people.OpenAsync([.. cast.Pairs.Take(Senders).Select((pair, i) =>
            (i % 2 == 0 ? pair.Client : pair.Owner, $"/chat/{pair.Conversation}"))]);
        var queue = await people.OpenAsync(
            [.. Enumerable.Range(0, watchers).Select(i => (cast.Pairs[^(1 + (i / WindowsOfOne))].Owner, "/chat/organization"))]);
        await Task.WhenAll(senders.Select(window => window.HasComposerAsync()));
        var time = TimeSpan.Zero;
        // As a server at work: the first rounds count nothing.
        for (var round = -WarmUpRounds; round < rounds; round++)
        {
            if (round == 0)
            {
                (time, ProcessorMs, Statements, Sent, Seen) = (TimeSpan.Zero, 0, 0, new(), new());
            }

            time += await RoundAsync(senders, queue);
            await Task.Delay(BetweenRounds);
        }

        PerSecond = Sent.Count / time.TotalSeconds;
        await People.CloseAsync(senders.Concat(queue));
    }

    public void Dispose() => people.Dispose();

    private async Task<TimeSpan> RoundAsync(IReadOnlyList<Window> senders, IReadOnlyList<Window> queue)
    {
        foreach (var watcher in queue)
        {
            watcher.SawPreview = Take;
        }

        var cost = await Cost.OfAsync(server, () => Task.WhenAll(senders.Select(window => Task.Run(() => SendAsync(window)))));
        ProcessorMs += cost.ProcessorMs;
        Statements += cost.Inner.Statements;
        return cost.Time;
    }

    private async Task SendAsync(Window window)
    {
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < ActsAtOnce && Stopwatch.GetElapsedTime(began) < LongestRound; i++)
        {
            var own = Interlocked.Increment(ref number);
            var press = pressed[own] = Stopwatch.GetTimestamp();
            if (await window.SendAsync(own))
            {
                Sent.Add(press, Stopwatch.GetTimestamp());
            }
        }
    }

    private void Take(int one, long at) => Seen.Add(pressed[one], at);
}

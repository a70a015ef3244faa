using System.Collections.Concurrent;
using System.Diagnostics;
using OrgChat.Build.Load.Report;
using OrgChat.Build.Load.Servers;

namespace OrgChat.Build.Load.Areas;

/// <summary>
/// Messages at an even pace, whatever becomes of those before: pairs by turns, and in each round of them the other side, who has seen by
/// then what came before. What is measured begins when the message was due, so that a sender who has to wait counts.
/// </summary>
/// <param name="pairs">Those who write; one more only has its windows open.</param>
internal sealed class LiveRun(ILiveChat chat, int pairs, int perSecond)
{
    private const int WarmUpPerSecond = 20;

    /// <summary>Until the runtime has compiled anew what is run often; a server at work has.</summary>
    public static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan LongestTail = TimeSpan.FromSeconds(8);

    private readonly ConcurrentDictionary<int, long> due = new();
    private readonly ConcurrentDictionary<int, bool> counted = new();
    private readonly ConcurrentBag<Task> flying = [];
    private int number;

    /// <summary>From pressing Send to the other person’s window.</summary>
    public Latencies Seen { get; } = new();

    public int Sent { get; private set; }

    /// <summary>What it cost the server.</summary>
    public Cost Cost { get; private set; } = null!;

    /// <summary>Batches to all windows.</summary>
    public long Batches { get; private set; }

    /// <summary>Batches to the windows of the pair that writes nothing.</summary>
    public long BatchesBeside { get; private set; }

    public async Task RunAsync(TimeSpan length)
    {
        chat.Saw = Take;
        await SendAsync(WarmUp, WarmUpPerSecond, isCounted: false);
        var (before, beside) = (chat.BatchesFrom(0), chat.BatchesFrom(pairs));
        Cost = await Cost.OfAsync(chat.Server, () => SendAsync(length, perSecond, isCounted: true));
        (Batches, BatchesBeside) = (chat.BatchesFrom(0) - before, chat.BatchesFrom(pairs) - beside);
        chat.Saw = null;
    }

    private async Task SendAsync(TimeSpan length, int rate, bool isCounted)
    {
        var count = (int)(length.TotalSeconds * rate);
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            var moment = began + (i * Stopwatch.Frequency / rate);
            while (Stopwatch.GetTimestamp() < moment)
            {
                await Task.Delay(1);
            }

            Begin(++number, moment, isCounted);
        }

        Sent += isCounted ? count : 0;
        await Task.WhenAny(Task.WhenAll(flying), Task.Delay(LongestTail)); // What failed was not seen, and counts as that.
        await Task.Delay(TimeSpan.FromSeconds(1)); // What is still on its way to the windows.
    }

    private void Begin(int one, long moment, bool isCounted)
    {
        if (isCounted)
        {
            due[one] = moment;
        }

        flying.Add(Task.Run(() => chat.SendAsync(PairOf(one), IsByClient(one), one)));
    }

    private void Take(int pair, bool isClient, int one, long at)
    {
        if (due.TryGetValue(one, out var began) && PairOf(one) == pair && IsByClient(one) != isClient && counted.TryAdd(one, true))
        {
            Seen.Add(began, at);
        }
    }

    private int PairOf(int one) => one % pairs;

    private bool IsByClient(int one) => one / pairs % 2 == 0;
}

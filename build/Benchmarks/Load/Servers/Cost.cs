using System.Diagnostics;
using OrgChat.Build.Load.Hook;

namespace OrgChat.Build.Load.Servers;

/// <summary>What a server used up between two moments.</summary>
internal sealed record Cost(TimeSpan Time, ProcessCost Outer, InnerCost Inner)
{
    public double ProcessorMs => Outer.Processor.TotalMilliseconds;

    /// <summary>How much of one core it kept busy, in hundredths.</summary>
    public double PercentOfACore => 100 * Outer.Processor / Time;

    public double StatementsPerSecond => Inner.Statements / Time.TotalSeconds;

    /// <summary>Waits until a server has little to do; not longer than a minute.</summary>
    public static async Task CalmAsync(IMeasuredProcess server)
    {
        const int Calm = 25;
        for (var i = 0; i < 60 && (await OfAsync(server, () => Task.Delay(TimeSpan.FromSeconds(1)))).PercentOfACore > Calm; i++)
        {
        }
    }

    /// <summary>Runs something and says what it cost a server.</summary>
    public static async Task<Cost> OfAsync(IMeasuredProcess server, Func<Task> work)
    {
        var (outer, inner, began) = (ProcessCost.Of(server.ProcessId), await server.InnerAsync(), Stopwatch.GetTimestamp());
        await work();
        return new(Stopwatch.GetElapsedTime(began), ProcessCost.Of(server.ProcessId) - outer, await server.InnerAsync() - inner);
    }
}

/// <summary>A process whose costs can be asked for: a server, or this one.</summary>
internal interface IMeasuredProcess
{
    int ProcessId { get; }

    Task<InnerCost> InnerAsync(bool collect = false);
}

/// <summary>The benchmark’s own process, where it works with the services directly.</summary>
internal sealed class OwnProcess : IMeasuredProcess
{
    public int ProcessId => Environment.ProcessId;

    public Task<InnerCost> InnerAsync(bool collect = false) => Task.FromResult(InnerCost.Now(collect));
}

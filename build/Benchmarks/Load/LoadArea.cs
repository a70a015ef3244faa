using OrgChat.Build.Load.Areas;
using OrgChat.Build.Load.Report;

namespace OrgChat.Build.Load;

/// <summary>Something that is measured by itself and has its part of the report.</summary>
internal sealed record LoadArea(string Name, string Title, Func<LoadRun, Task<IReadOnlyList<Table>>> MeasureAsync)
{
    /// <summary>In the order of the report.</summary>
    public static IReadOnlyList<LoadArea> All { get; } =
    [
        new("seen", "From Send to seen", SendToSeenArea.MeasureAsync),
        new("capacity", "Windows of one machine", CapacityArea.MeasureAsync),
        new("throughput", "Messages a second", ThroughputArea.MeasureAsync),
        new("idle", "Windows in which nothing happens", IdleArea.MeasureAsync),
        new("reads", "Lists, searches and pages", ReadsArea.MeasureAsync),
        new("browser", "First load", FirstLoadArea.MeasureAsync),
        new("switching", "From one conversation to the next", SwitchingArea.MeasureAsync),
        new("storage", "Imports, copies and starts", StorageArea.MeasureAsync),
    ];
}

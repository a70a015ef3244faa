using System.Globalization;
using System.Runtime.InteropServices;

namespace OrgChat.Build.Load.Report;

/// <summary>The machine of a run.</summary>
internal static class Machine
{
    private const double Gigabyte = 1024 * 1024 * 1024;

    /// <summary>“2026-11-27, 2 × Intel Xeon, 23 GB, Debian 12, .NET 10.0.12”.</summary>
    public static string Described() => string.Create(CultureInfo.InvariantCulture,
        $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, {Environment.ProcessorCount} × {Processor()}, "
        + $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Gigabyte:0} GB, {RuntimeInformation.OSDescription}, "
        + $"{RuntimeInformation.FrameworkDescription}, load {Load()} when it ended");

    private static string Processor() => Line("/proc/cpuinfo", "model name")?.Split(':')[1].Trim() ?? "processor";

    private static string Load() => Line("/proc/loadavg", "")?.Split(' ')[0] ?? "–";

    private static string? Line(string file, string beginning) => !File.Exists(file) ? null
        : File.ReadLines(file).FirstOrDefault(line => line.StartsWith(beginning, StringComparison.Ordinal));
}

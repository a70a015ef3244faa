using System.Globalization;
using System.Runtime.InteropServices;

namespace OrgChat.Build.Load.Servers;

/// <summary>What a process has used up so far, as the system knows it.</summary>
/// <param name="Written">Bytes handed to the disk’s cache; nothing that went to sockets.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ProcessCost(TimeSpan Processor, long Written)
{
    private const int TicksPerSecond = 100;

    public static ProcessCost Of(int process)
    {
        var stat = File.ReadAllText($"/proc/{process}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        var written = File.ReadLines($"/proc/{process}/io").First(line => line.StartsWith("write_bytes", StringComparison.Ordinal));
        return new(TimeSpan.FromSeconds((double)ticks / TicksPerSecond), long.Parse(written.Split(' ')[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Bytes of memory that a process has at the moment.</summary>
    public static long ResidentOf(int process) => Environment.SystemPageSize
        * long.Parse(File.ReadAllText($"/proc/{process}/statm").Split(' ')[1], CultureInfo.InvariantCulture);

    public static ProcessCost operator -(ProcessCost after, ProcessCost before) =>
        new(after.Processor - before.Processor, after.Written - before.Written);
}

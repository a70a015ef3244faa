namespace OrgChat.Build.Load.Servers;

/// <summary>Watches a program’s calls that make the disk keep what was written, where this machine has strace.</summary>
internal static class ProcessTrace
{
    private static readonly string? Program = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "strace")).FirstOrDefault(File.Exists);

    /// <param name="file">Where the calls are written; null to run it as it is.</param>
    public static string[] Of(string? file, string[] run) => file is null || Program is null
        ? run
        : [Program, "-f", "--seccomp-bpf", "-qq", "-e", "trace=fsync,fdatasync", "-e", "signal=none", "-o", file, .. run];

    public static double CountIn(string file) => Program is null
        ? double.NaN
        : File.ReadLines(file).Count(line => line.Contains("sync(", StringComparison.Ordinal));
}

namespace OrgChat.Domain.Storage.Disk;

/// <summary>What a failure of the file system is about: the number of Linux and macOS, or of Windows, is all that .NET tells.</summary>
internal static class DiskErrorRules
{
    /// <summary>Another program has the file.</summary>
    public static bool IsInUse(this IOException failure) => Number(failure) is 11 or 35 or 32;

    public static bool IsFull(this IOException failure) => Number(failure) is 28 or 122 or 112;

    public static bool IsReadOnly(this IOException failure) => Number(failure) is 30 or 19;

    private static int Number(IOException failure) => failure.HResult & 0xFFFF;
}

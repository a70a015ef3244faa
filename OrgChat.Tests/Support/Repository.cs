using System.Runtime.CompilerServices;

namespace OrgChat.Tests.Support;

/// <summary>The files this suite was built from, for tests that read them.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory) ?? Above(SourceFolder())!;

    /// <summary>A file or folder by its place in it.</summary>
    public static string At(params string[] place) => Path.Combine([Root, .. place]);

    private static string? Above(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "OrgChat.sln")))
            folder = Path.GetDirectoryName(folder);

        return folder;
    }

    private static string SourceFolder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}

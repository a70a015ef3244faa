using OrgChat.Tests.Support;

namespace OrgChat.Tests.Architecture;

/// <summary>A folder is seen at one look.</summary>
public sealed class FolderTests
{
    private const int Most = 16;

    [Fact]
    public void No_folder_holds_more_than_one_sees_at_a_look() =>
        Directory.EnumerateFiles(Repository.Root, "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" or ".css" or ".js")
            .GroupBy(file => Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(file)!))
            .Where(folder => folder.Key.StartsWith("OrgChat.", StringComparison.Ordinal)
                && !folder.Key.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "Migrations"))
            .Select(folder => (folder.Key, Count: folder.Select(Subject).Except(["_Imports"]).Distinct().Count()))
            .Where(folder => folder.Count > Most).Should().BeEmpty("what belongs together has a folder of its own");

    // A component, its code and its style sheet are one.
    private static string Subject(string file) => Path.GetFileName(file).Split('.')[0];
}

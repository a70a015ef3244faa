using System.Text.RegularExpressions;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Docs;

/// <summary>A document that names a file that is gone leads a stranger nowhere.</summary>
public sealed partial class NamedFileTests
{
    [Fact]
    public void Every_file_that_a_document_names_is_there()
    {
        var root = Repository.Root;
        var files = new[] { "OrgChat.Domain", "OrgChat.Web", "OrgChat.Tests", "build" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Select(file => "/" + Path.GetRelativePath(root, file).Replace('\\', '/')).ToList();
        var named = Directory.EnumerateFiles(Path.Combine(root, "docs"), "*.md").Append(Path.Combine(root, "README.md"))
            .SelectMany(document => FileName().Matches(File.ReadAllText(document)).Select(match => match.Groups[1].Value)
                .Select(name => name.Contains('.', StringComparison.Ordinal) ? name : name + ".cs")).Distinct().ToList();

        named.Should().HaveCountGreaterThan(40)
            .And.OnlyContain(name => files.Exists(file => file.EndsWith("/" + name, StringComparison.Ordinal)));
    }

    // `Some.cs`, `Some.razor.js`, and tests by their class: `SomeTests`, `SomeJourneys`.
    [GeneratedRegex(@"`([\w/]*[\w.]+\.(?:cs|razor|js|css)|[A-Z]\w*(?:Tests|Journeys?))`")]
    private static partial Regex FileName();
}

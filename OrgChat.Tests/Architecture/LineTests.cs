using OrgChat.Tests.Support;

namespace OrgChat.Tests.Architecture;

/// <summary>What the formatter cannot hold: a line of code is read without scrolling.</summary>
public sealed partial class LineTests
{
    private const int Longest = 140;

    [Fact]
    public void No_line_of_code_is_longer_than_a_screen_is_wide() =>
        Directory.EnumerateFiles(Repository.Root, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "Migrations" or "TestResults"))
            .SelectMany(TooLong).Should().BeEmpty("a line is broken where its outermost part ends");

    private static IEnumerable<string> TooLong(string file)
    {
        var isText = false;
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            var quotes = RawText().Count(line);

            // A text that is one long word of somebody’s, an address or a line of another language, stays whole.
            if (line.Length > Longest && !isText && !HasLongText(line))
                yield return $"{Path.GetFileName(file)}, line {number}: {line.Length} characters";

            isText ^= quotes % 2 == 1;
        }
    }

    private static bool HasLongText(string line) => line.IndexOf('"', StringComparison.Ordinal) is >= 0 and var first
        && line.LastIndexOf('"') - first > Longest / 2;

    [System.Text.RegularExpressions.GeneratedRegex("\"\"\"")]
    private static partial System.Text.RegularExpressions.Regex RawText();
}

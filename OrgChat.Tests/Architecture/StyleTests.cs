using System.Text.RegularExpressions;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Architecture;

/// <summary>
/// Our style sheets say where lines begin and end, not left and right: a language read from right to left has them the other way round.
/// </summary>
public sealed partial class StyleTests
{
    private const int MostLines = 900;

    // What is joined of the others, and the kit’s own theme, which is made of its names.
    private static readonly HashSet<string> NotOurs = ["orgchat.css", "theme.css"];

    private static readonly List<string> Sheets =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "OrgChat.Web"), "*.css", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin")
                && !NotOurs.Contains(Path.GetFileName(file))),
    ];

    [Fact]
    public void No_style_names_a_side_of_the_screen()
    {
        Sheets.Should().HaveCountGreaterThan(10);

        Sheets.SelectMany(SidesIn).Should().BeEmpty("lines begin at the right in some languages");
    }

    [Fact]
    public void No_sheet_is_longer_than_one_reads() =>
        Sheets.Where(sheet => File.ReadLines(sheet).Count() > MostLines).Select(Path.GetFileName).Should().BeEmpty();

    [Theory]
    [InlineData("a { margin-left: 4px; }")]
    [InlineData("a { position: absolute; right: 0; }")]
    [InlineData("a{left:50%}")]
    [InlineData("a { border-top-right-radius: 4px; }")]
    [InlineData("a { text-align: right; }")]
    [InlineData("a { float: left; }")]
    [InlineData("a { transform: translateX(-50%); }")]
    [InlineData("a { padding: 1px 2px 3px 4px; }")]
    [InlineData("a { margin: 0 calc(1px + 2px) 0 auto; }")]
    [InlineData("a { inset: 0 0 0 auto; }")]
    public void A_side_is_found(string style) => Sides(style).Should().ContainSingle();

    [Theory]
    [InlineData("a { margin-inline-start: 4px; inset-inline-end: 0; text-align: end; }")]
    [InlineData("a { padding: 1px 2px 3px; margin: 0 auto; inset: 0; }")]
    [InlineData("a { padding: 1px calc(1px + 2px) 3px calc(1px + 2px); }")]
    [InlineData("a { border-radius: 8px 8px 0 0; transform: translateY(-200%); width: var(--mud-drawer-width-left); }")]
    [InlineData("/* who left: nobody */ a { color: red; }")]
    public void What_is_alike_on_both_sides_stays(string style) => Sides(style).Should().BeEmpty();

    private static IEnumerable<string> SidesIn(string sheet) =>
        Sides(File.ReadAllText(sheet)).Select(side => $"{Path.GetFileName(sheet)}: {side}");

    private static IEnumerable<string> Sides(string style)
    {
        var rules = Comment().Replace(style, "");
        return Side().Matches(rules).Select(match => match.Value)
            .Concat(Around().Matches(rules).Where(match => !IsAlike(match.Groups["sides"].Value)).Select(match => match.Value));
    }

    // Top, right, bottom, left.
    private static bool IsAlike(string sides) =>
        Length().Matches(sides) is not { Count: 4 } lengths || lengths[1].Value == lengths[3].Value;

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("""
        (?<=[\s;{])(?:
            [a-z-]*\b(?:left|right)\b[a-z-]*\s*:[^;{}]*
          | (?:text-align|float|clear|justify-[a-z]+)\s*:\s*(?:left|right)
          | transform\s*:[^;{}]*translate(?:X|3d)?\([^;{}]*
        )
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Side();

    [GeneratedRegex(@"(?<=[\s;{])(?:margin|padding|inset|border-width|border-style|border-color)\s*:\s*(?<sides>[^;{}!]+)")]
    private static partial Regex Around();

    // One length, with whatever stands in its brackets.
    [GeneratedRegex(@"[^\s()]+(?:\((?>[^()]+|(?<open>\()|(?<-open>\)))*(?(open)(?!))\))?|\((?>[^()]+|(?<open>\()|(?<-open>\)))*(?(open)(?!))\)")]
    private static partial Regex Length();
}

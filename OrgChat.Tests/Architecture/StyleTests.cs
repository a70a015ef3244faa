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

    private static readonly IEnumerable<string> Components =
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "OrgChat.Web", "Components"), "*.razor", SearchOption.AllDirectories);

    [Fact]
    public void No_style_names_a_side_of_the_screen()
    {
        Sheets.Should().HaveCountGreaterThan(10);

        Sheets.SelectMany(SidesIn).Should().BeEmpty("lines begin at the right in some languages");
    }

    [Fact]
    public void No_sheet_is_longer_than_one_reads() =>
        Sheets.Where(sheet => File.ReadLines(sheet).Count() > MostLines).Select(Path.GetFileName).Should().BeEmpty();

    [Fact]
    public void What_is_cut_off_keeps_the_beginning_of_its_own_words()
    {
        var cutOff = Sheets.SelectMany(sheet => Ellipsis().Matches(File.ReadAllText(sheet)))
            .SelectMany(rule => ClassName().Matches(rule.Groups["selector"].Value)).Select(name => name.Groups["name"].Value)
            .Except(["select", "input", "chip"]) // Fields have words of their own; most chips are words of the product.
            .ToHashSet();
        cutOff.Should().Contain(["row-preview", "row-title", "person-name", "line-sub", "head-title", "file-name"]);

        Components.SelectMany(file => Classes().Matches(File.ReadAllText(file))
                .Where(one => Word().Matches(one.Groups["classes"].Value).Any(word => cutOff.Contains(word.Value)))
                .Where(one => !one.Groups["auto"].Success)
                .Select(one => $"{Path.GetFileName(file)}: {one.Groups["classes"].Value}"))
            .Should().BeEmpty("dir=\"auto\" beside such a class: in a right-to-left page an English sentence would lose its beginning");
    }

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

    [GeneratedRegex(@"(?<selector>[^{}]+)\{[^{}]*text-overflow:\s*ellipsis")]
    private static partial Regex Ellipsis();

    [GeneratedRegex(@"\.(?<name>[a-z][a-z-]*)")]
    private static partial Regex ClassName();

    // The classes of an element, with what C# adds to them.
    [GeneratedRegex("""class="(?<classes>(?:@\([^()]*\)|[^"])*)"(?<auto> dir="auto")?""")]
    private static partial Regex Classes();

    [GeneratedRegex("[a-z-]+")]
    private static partial Regex Word();

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

using System.Globalization;
using System.Text.RegularExpressions;
using OrgChat.Domain.Model.Tags;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Tags;

/// <summary>Each colour can be read on its soft one, and its dot is seen on every row, by day and at night.</summary>
public sealed partial class TagColorTests
{
    private static readonly string Sheet = File.ReadAllText(Repository.At("OrgChat.Web", "wwwroot/css/tags.css"));

    // Surface, hover and selection of the rows; see PRODUCT.md.
    private static readonly (string[] Light, string[] Dark) Rows = (["#ffffff", "#f6f7f9", "#e0f2ef"], ["#161e26", "#0f151b", "#12322f"]);

    public static TheoryData<TagColor> Colors => [.. Enum.GetValues<TagColor>()];

    [Theory, MemberData(nameof(Colors))]
    public void A_color_is_read_on_its_soft_one_and_its_dot_is_seen_in_every_row(TagColor color)
    {
        var name = color.ToString().ToLowerInvariant();
        var (text, soft) = (Token($"--tag-{name}"), Token($"--tag-{name}-soft"));

        Contrast(text.Light, soft.Light).Should().BeGreaterThanOrEqualTo(4.5);
        Contrast(text.Dark, soft.Dark).Should().BeGreaterThanOrEqualTo(4.5);
        Rows.Light.Should().OnlyContain(row => Contrast(text.Light, row) >= 3);
        Rows.Dark.Should().OnlyContain(row => Contrast(text.Dark, row) >= 3);
        Sheet.Should().Contain($".tag-{name} {{ --tag: var(--tag-{name}); --tag-soft: var(--tag-{name}-soft); }}");
    }

    private static (string Light, string Dark) Token(string name)
    {
        var found = LightAndDark().Matches(Sheet).Single(match => match.Groups["name"].Value == name);
        return (found.Groups["light"].Value, found.Groups["dark"].Value);
    }

    private static double Contrast(string one, string other)
    {
        var (light, dark) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance(string hex)
    {
        var parts = Enumerable.Range(0, 3).Select(part => int.Parse(hex.AsSpan(1 + (2 * part), 2), NumberStyles.HexNumber,
                CultureInfo.InvariantCulture) / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToList();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    [GeneratedRegex(@"(?<name>--tag-[a-z-]+): light-dark\((?<light>#[0-9a-f]{6}), (?<dark>#[0-9a-f]{6})\);", RegexOptions.ExplicitCapture)]
    private static partial Regex LightAndDark();
}

using AngleSharp.Dom;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Tests.Components;

/// <summary>
/// What a screen says outside the marks of <see cref="Language.Pseudo"/>: words of the product that stand outside the resources.
/// </summary>
internal static class UnmarkedWords
{
    /// <param name="data">What people of the clinic wrote, which stands without marks.</param>
    public static IReadOnlyList<string> Unmarked(this INodeList screen, IReadOnlyCollection<string> data)
    {
        var depth = 0;
        var nodes = screen.SelectMany(node => node.GetDescendantsAndSelf()).ToList();
        var texts = nodes.OfType<IText>().Select(text => Outside(text.Data, ref depth)).ToList();
        var labels = nodes.OfType<IElement>().SelectMany(element => element.Attributes)
            .Where(attribute => Architecture.WordTests.Spoken.Contains(attribute.Name)).Select(attribute =>
            {
                var own = 0;
                return Outside(attribute.Value, ref own);
            });
        var longestFirst = data.OrderByDescending(words => words.Length).ToList();

        depth.Should().Be(0, "every mark that opens closes, so that nothing is cut out of a sentence");
        return [.. texts.Concat(labels).Where(words => Without(longestFirst, words).Any(char.IsLetter)).Select(words => words.Trim())];
    }

    // Words stand in words, as “[[3 files~~] of Ana~~~]”, and a sentence goes on behind what is drawn in it.
    private static string Outside(string text, ref int depth)
    {
        var outside = new List<char>(text.Length);
        foreach (var letter in text)
        {
            depth += letter == '[' ? 1 : 0;
            if (depth == 0)
                outside.Add(letter);
            depth -= letter == ']' ? 1 : 0;
        }

        return string.Concat(outside);
    }

    private static string Without(IEnumerable<string> data, string words) =>
        data.Aggregate(words, (rest, one) => rest.Replace(one, "", StringComparison.OrdinalIgnoreCase));
}

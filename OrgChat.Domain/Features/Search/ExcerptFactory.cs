namespace OrgChat.Domain.Features.Search;

/// <summary>A piece of a message as a result shows it.</summary>
/// <param name="IsMarked">It is what was searched for.</param>
public sealed record ExcerptPart(string Text, bool IsMarked);

/// <summary>Cuts the part of a message that shows most of what was searched for.</summary>
internal static class ExcerptFactory
{
    /// <summary>Characters shown, more or less: cut where words end.</summary>
    private const int Length = 240;

    /// <summary>Characters shown before the first word that was found.</summary>
    private const int Lead = 60;

    public static IReadOnlyList<ExcerptPart> Of(string text, List<SearchHit> hits)
    {
        var best = hits.Count == 0
            ? default
            : hits.MaxBy(hit => hits.Where(other => other.Start >= hit.Start && other.End <= hit.Start + Length - Lead)
                .Select(other => other.Term).Distinct().Count());
        var start = text.Length <= Length ? 0 : WordStart(text, Math.Max(0, best.Start - Lead));
        var end = text.Length <= Length ? text.Length : WordEnd(text, Math.Min(text.Length, Math.Max(best.End, start + Length)));
        return [.. Parts(text, hits, start, end)];
    }

    private static IEnumerable<ExcerptPart> Parts(string text, List<SearchHit> hits, int start, int end)
    {
        var (at, before) = (start, start > 0 ? "… " : "");
        foreach (var hit in hits.Where(hit => hit.Start >= start && hit.End <= end))
        {
            if (hit.Start > at || before.Length > 0)
            {
                yield return new ExcerptPart(before + OnOneLine(text[at..Math.Max(at, hit.Start)]), false);
                before = "";
            }

            if (hit.End > at)
            {
                yield return new ExcerptPart(OnOneLine(text[Math.Max(at, hit.Start)..hit.End]), true);
                at = hit.End;
            }
        }

        yield return new ExcerptPart(before + OnOneLine(text[at..end]) + (end < text.Length ? " …" : ""), false);
    }

    private static int WordStart(string text, int near)
    {
        var space = text.AsSpan(0, near).LastIndexOfAny(" \n\t");
        return near - space <= Lead ? space + 1 : char.IsLowSurrogate(text[near]) ? near - 1 : near;
    }

    private static int WordEnd(string text, int near)
    {
        var space = text.AsSpan(near).IndexOfAny(" \n\t");
        return space is >= 0 and <= Lead ? near + space
            : text.Length - near <= Lead ? text.Length
            : char.IsLowSurrogate(text[near]) ? near + 1 : near;
    }

    private static string OnOneLine(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ');
}

using System.Text;

namespace OrgChat.Domain.People;

/// <summary>
/// Who is found by a name: every word typed begins a word of theirs, in any order. In a second spelling too: ü as ue, and ue as ü.
/// </summary>
internal static class NameSearch
{
    public static IQueryable<T> Named<T>(this IQueryable<T> people, string text)
        where T : Person
    {
        var (typed, other) = Of(text);
        return people.Where(p => typed.All(word => (" " + p.SearchKey).Contains(word)) || other.All(word => (" " + p.SearchKey).Contains(word)));
    }

    /// <summary>What stands in “ ” and <see cref="Person.SearchKey"/> of everybody who is found: all of the one, or all of the other.</summary>
    public static (IReadOnlyList<string> Typed, IReadOnlyList<string> Other) Of(string text) => (Sought(text, Names.Fold(text)), Sought(text, Other(text)));

    /// <summary>A text without words is in no name; no text is in all.</summary>
    private static IReadOnlyList<string> Sought(string text, string folded) => folded.Length == 0 && !string.IsNullOrWhiteSpace(text)
        ? [text.Trim()]
        : [.. folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => IsWithoutSpaces(word) ? word : " " + word)];

    private static string Other(string text)
    {
        var whole = text.Normalize(NormalizationForm.FormC).ToLowerInvariant();
        var spelled = Names.Fold(whole.Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal).Replace("ü", "ue", StringComparison.Ordinal));
        return spelled != Names.Fold(text) ? spelled
            : spelled.Replace("ae", "a", StringComparison.Ordinal).Replace("oe", "o", StringComparison.Ordinal).Replace("ue", "u", StringComparison.Ordinal);
    }

    /// <summary>Names of such scripts are typed from any character on.</summary>
    private static bool IsWithoutSpaces(string word) => Searching.Words.Of(word) is [{ IsCharacter: true }, ..];
}

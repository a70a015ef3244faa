using System.Text;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.SearchIndex;

namespace OrgChat.Domain.Storage.Queries;

/// <summary>
/// Who is found by a name: every word typed begins a word of theirs, in any order. In a second spelling too: ü as ue, and ue as ü.
/// </summary>
internal static class NameQueries
{
    /// <summary>
    /// Whether somebody is found, asked of <see cref="PersonNameRules.Words"/> of their name; a text without words is in no name, no text
    /// is in all.
    /// </summary>
    public static Func<string, bool> For(string text)
    {
        var (typed, other) = Spellings(text);
        return typed.SequenceEqual(other) ? key => Has(key, typed) : key => Has(key, typed) || Has(key, other);
    }

    /// <summary>
    /// How some word begins of whoever is found, one for each spelling and so many characters long; null where what was typed is too short.
    /// </summary>
    public static IReadOnlyCollection<string>? BeginningsOf(string text, int length)
    {
        var (typed, other) = Spellings(text);
        var words = new[] { typed, other }
            .Select(spelling => Array.Find(spelling, word => word[0] == ' ' && word.Length > length)).ToList();
        return words.Contains(null) ? null : words.ConvertAll(word => word!.Substring(1, length)).Distinct().ToList();
    }

    /// <summary>The first of these people who are found by a name, by name.</summary>
    public static async Task<List<T>> NamedAsync<T>(this IQueryable<T> people, OrgChatDb db, Guid organizationId, string text, int count)
        where T : Person
    {
        var found = (await db.Names.OfAsync(db, organizationId)).Find(text);
        return await people.FirstAsync(found, count);
    }

    private static (string[] Typed, string[] Other) Spellings(string text) =>
        (Sought(text, PersonNameRules.Fold(text)), Sought(text, Other(text)));

    // Asked of everybody of the clinic for the first letters typed: it allocates nothing.
    private static bool Has(ReadOnlySpan<char> key, string[] words)
    {
        foreach (var word in words)
        {
            if (!key.Contains(word, StringComparison.Ordinal) && !(word[0] == ' ' && key.StartsWith(word.AsSpan(1))))
            {
                return false;
            }
        }

        return true;
    }

    private static string[] Sought(string text, string folded) => folded.Length == 0 && !string.IsNullOrWhiteSpace(text)
        ? [text.Trim()]
        : [.. folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => IsWithoutSpaces(word) ? word : " " + word)];

    private static string Other(string text)
    {
        var whole = text.Normalize(NormalizationForm.FormC).ToLowerInvariant();
        var spelled = PersonNameRules.Fold(whole.Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal)
            .Replace("ü", "ue", StringComparison.Ordinal));
        return spelled != PersonNameRules.Fold(text) ? spelled
            : spelled.Replace("ae", "a", StringComparison.Ordinal).Replace("oe", "o", StringComparison.Ordinal)
            .Replace("ue", "u", StringComparison.Ordinal);
    }

    /// <summary>Names of such scripts are typed from any character on.</summary>
    private static bool IsWithoutSpaces(string word) => Tokenizer.Of(word) is [{ IsCharacter: true }, ..];
}

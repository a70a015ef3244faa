using System.Globalization;
using System.Text;
using OrgChat.Domain.Model.Text;

namespace OrgChat.Domain.Model.People;

/// <summary>How people's names are shortened, compared and searched.</summary>
public static class PersonNameRules
{
    /// <summary>Longest name kept, in characters.</summary>
    public const int MaxLength = 120;

    // Behind every letter that may follow an n.
    private const string AfterN = "n\uF8FF";

    /// <summary>
    /// What one says in a sentence: “Dr. Lopez” for Dr. Maria Lopez, “Ana” for Ana Ruiz or Mrs. Ana Ruiz, “Mrs. Ruiz” where that is all.
    /// </summary>
    public static string Shorten(string name)
    {
        var words = NameParts.Of(GivenFirst(name));
        return words switch
        {
            { Own: [] } => name,
            { Title: { } title, Own: [.., var last] } => $"{title} {last}",
            { Salutation: { } salutation, Own: [var only] } => $"{salutation} {only}",
            { Own: [var first, ..] } => first,
        };
    }

    /// <summary>Up to two letters for an avatar: first and last name; titles, salutations and what follows a name left out.</summary>
    public static string Initials(string name) => NameParts.Of(GivenFirst(name)).Own switch
    {
        [] => "?",
        [var only] => FirstLetter(NameParts.WithoutParticles(only)),
        [var first, .., var last] => FirstLetter(NameParts.WithoutParticles(first)) + FirstLetter(NameParts.WithoutParticles(last)),
    };

    /// <summary>
    /// Case and accents away, so that “tomas” finds Tomás; letters as they are typed without their keyboard; words with one space between
    /// them.
    /// </summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in TextFoldingRules.Plain(text.Normalize(NormalizationForm.FormKD)))
        {
            if (char.IsWhiteSpace(letter) || (char.IsPunctuation(letter) && !IsInsideAWord(letter)))
            {
                folded.Append(folded.Length == 0 || folded[^1] == ' ' ? "" : " ");
            }
            else if (!IsInsideAWord(letter) && char.GetUnicodeCategory(letter) is not (UnicodeCategory.Format or UnicodeCategory.Control))
            {
                folded.Append(letter);
            }
        }

        return folded.ToString().TrimEnd().Normalize(NormalizationForm.FormC);
    }

    /// <summary>
    /// A name’s place in every paged list: as folded, but ñ is a letter of its own that stands after n, as the Spanish alphabet has it
    /// (CLDR, collation “es”). One order for all languages, so that a page goes on where the one before ended.
    /// </summary>
    public static string SortKey(string name)
    {
        var composed = name.Normalize(NormalizationForm.FormC);
        return composed.Contains('ñ', StringComparison.OrdinalIgnoreCase)
            ? Fold(composed.Replace("ñ", AfterN, StringComparison.OrdinalIgnoreCase))
            : Fold(name);
    }

    /// <summary>
    /// The words a name is found by: as folded, and as the parts an apostrophe or a full stop divides, so that “Connor” finds O’Connor.
    /// </summary>
    internal static string Words(string name)
    {
        var (whole, parts) = (Fold(name), Fold(string.Concat(name.Select(letter => IsInsideAWord(letter) ? ' ' : letter))));
        return whole == parts ? whole : $"{whole} {parts}";
    }

    /// <summary>Whether two names can be one person’s: the same words in any order, without what stands before and after a name.</summary>
    public static bool AreSame(string one, string other) => Fold(one) == Fold(other) || WordsIn(one).SetEquals(WordsIn(other));

    /// <summary>“LAST, FIRST” turned round; a comma before a title, as in “Maria Lopez, MD”, stays.</summary>
    public static string GivenFirst(string name)
    {
        var parts = name.Split(',');
        if (parts is not [var last, var first] || !NameParts.HasName(first) || !NameParts.HasName(last))
        {
            return name;
        }

        var given = NameParts.Of(first);
        return string.Join(' ', [.. given.Before, .. given.Own, last.Trim(), .. given.After]);
    }

    /// <summary>A name a person typed, as it is kept; see <see cref="SingleLineRules"/>.</summary>
    /// <exception cref="RefusedException">Nothing is left, it is too long, or more than one line.</exception>
    public static string Checked(string? name)
    {
        var line = SingleLineRules.Of(name);
        return line.Length switch
        {
            _ when line is "" => throw new RefusedException("NameMissing"),
            > MaxLength => throw new RefusedException("NameTooLong", MaxLength),
            _ when name!.Trim().Any(char.IsControl) => throw new RefusedException("NameOneLine"),
            _ => line,
        };
    }

    /// <summary>A name from elsewhere in one line: what divides words is one space, what nobody sees is nothing.</summary>
    internal static string InOneLine(string name)
    {
        var seen = name.Where(letter => char.IsWhiteSpace(letter)
            || (!char.IsControl(letter) && char.GetUnicodeCategory(letter) != UnicodeCategory.Format));
        return string.Join(' ', string.Concat(seen).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static HashSet<string> WordsIn(string name) =>
        [.. NameParts.Of(GivenFirst(name)).Own.SelectMany(word => Fold(word).Split(' '))];

    private static bool IsInsideAWord(char letter) => letter is '\'' or '’' or '‘' or 'ʼ' or '`' or '´' or '.';

    private static string FirstLetter(string word) => StringInfo.GetNextTextElement(word).ToUpperInvariant();
}

using System.Buffers;
using System.Text;
using OrgChat.Domain.Model.Text;

namespace OrgChat.Domain.Storage.SearchIndex;

/// <summary>
/// What else the words of a text are found by: joined where a hyphen, an apostrophe or what divides a number stands between them
/// (“follow-up”, “can’t”, “555 010-4477”), ü as ue, and Arabic nouns without their article.
/// </summary>
internal static class WordFormRules
{
    /// <summary>Digits from which on a number in pieces is also one: a phone number, not a dose.</summary>
    private const int FewestDigits = 5;

    /// <summary>Words joined into one at most.</summary>
    private const int MostJoined = 8;

    private static readonly SearchValues<char> InNumbers = SearchValues.Create(" .,-/()[]\u00A0\u2010\u2011\u2013");
    private static readonly SearchValues<char> InWords = SearchValues.Create("-'’‘ʼ´`\u2010\u2011");

    private const string Article = "ال";

    /// <summary>The other forms, each with the place of the words it is made of.</summary>
    public static List<Token> Of(string text, IReadOnlyList<Token> words)
    {
        var forms = new List<Token>();
        for (var place = 0; place < words.Count; place++)
        {
            forms.AddRange(OfOne(text, words[place]));
            if (Joined(text, words, place) is { } joined)
            {
                forms.Add(joined);
            }
        }

        return forms;
    }

    /// <summary>The one word that all of these are when they are joined; null when something else stands between them.</summary>
    public static Token? JoinedAll(string text, IReadOnlyList<Token> words) =>
        words.Count > 1 && Joined(text, words, 0) is { } joined && joined.End == words[^1].End ? joined : null;

    /// <summary>Without the article where the word has one: as it is looked for.</summary>
    public static Token Sought(Token word) => HasArticle(word) ? word with { Text = word.Text[Article.Length..] } : word;

    private static IEnumerable<Token> OfOne(string text, Token word)
    {
        if (HasArticle(word))
        {
            yield return Sought(word);
        }

        if (!word.IsCharacter && Spelled(text[word.Start..word.End]) is { } spelled)
        {
            yield return word with { Text = spelled };
        }
    }

    private static bool HasArticle(Token word) =>
        word.Text.Length > Article.Length + 1 && word.Text.StartsWith(Article, StringComparison.Ordinal);

    /// <summary>As German is written without its dots; null where there are none.</summary>
    private static string? Spelled(string word)
    {
        if (Ascii.IsValid(word))
        {
            return null;
        }

        var whole = word.Normalize(NormalizationForm.FormC).ToLowerInvariant();
        var spelled = whole.Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal)
            .Replace("ü", "ue", StringComparison.Ordinal);
        return spelled.Length == whole.Length ? null : TextFoldingRules.Fold(spelled);
    }

    /// <summary>The longest run from here on, as one word.</summary>
    private static Token? Joined(string text, IReadOnlyList<Token> words, int first)
    {
        var isNumber = IsNumber(words[first]);
        var last = first;
        while (last + 1 < words.Count && last - first < MostJoined && IsNumber(words[last + 1]) == isNumber && !words[last + 1].IsCharacter
            && !words[first].IsCharacter
            && Joins(text.AsSpan(words[last].End, words[last + 1].Start - words[last].End), isNumber))
        {
            last++;
        }

        if (last == first)
        {
            return null;
        }

        var joined = string.Concat(words.Skip(first).Take(last - first + 1).Select(word => word.Text));
        return isNumber && joined.Length < FewestDigits
            ? null
            : new Token(joined, words[first].Start, words[last].End, false);
    }

    private static bool IsNumber(Token word) => char.IsDigit(word.Text[0]);

    private static bool Joins(ReadOnlySpan<char> between, bool isNumber) => isNumber
        ? between.Length is > 0 and <= 3 && between.IndexOfAnyExcept(InNumbers) < 0
        : between is [var sign] && InWords.Contains(sign);
}

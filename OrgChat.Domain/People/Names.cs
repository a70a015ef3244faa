using System.Globalization;
using System.Text;

namespace OrgChat.Domain.People;

/// <summary>How people's names are shortened, compared and searched.</summary>
public static class Names
{
    /// <summary>Longest name kept, in characters.</summary>
    public const int MaxLength = 120;

    /// <summary>What one says in a sentence: “Dr. Lopez” for Dr. Maria Lopez, “Ana” for Ana Ruiz.</summary>
    public static string Shorten(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [] => name,
            [var title, .., var last] when IsTitle(title) => $"{title} {last}",
            [var first, ..] => first,
        };
    }

    /// <summary>Up to two letters for an avatar: first and last name, titles left out.</summary>
    public static string Initials(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !IsTitle(word)).ToArray();
        return words.Length switch
        {
            0 => "?",
            1 => FirstLetter(words[0]),
            _ => FirstLetter(words[0]) + FirstLetter(words[^1]),
        };
    }

    /// <summary>Case and accents away, so that “tomas” finds Tomás.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Trim().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.ToLowerInvariant(letter));
            }
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>A name a person typed, as it is kept; see <see cref="OneLine"/>.</summary>
    /// <exception cref="RefusedException">Nothing is left, it is too long, or more than one line.</exception>
    public static string Checked(string? name)
    {
        var line = OneLine.Of(name);
        return line.Length switch
        {
            0 => throw new RefusedException("Enter a name."),
            > MaxLength => throw new RefusedException($"A name has at most {MaxLength} characters."),
            _ when name!.Trim().Any(char.IsControl) => throw new RefusedException("A name is one line of text."),
            _ => line,
        };
    }

    private static bool IsTitle(string word) => word is "Dr." or "Prof.";

    private static string FirstLetter(string word) => StringInfo.GetNextTextElement(word).ToUpperInvariant();
}

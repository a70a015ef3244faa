using System.Globalization;
using System.Text;
using OrgChat.Domain.Model.Text;

namespace OrgChat.Domain.Storage.SearchIndex;

/// <summary>
/// Splits a text into words: runs of letters or of digits, and the marks on them. Everything else divides, so “2.5mg” is 2, 5 and mg.
/// Scripts that are written without spaces, and Korean, whose endings grow onto its words, are taken character by character.
/// </summary>
internal static class Tokenizer
{
    /// <summary>
    /// What nobody sees in a word: a soft hyphen, places where a line may break or must not, the bow that stretches Arabic letters.
    /// </summary>
    private static readonly HashSet<int> Unseen = [0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x0640];

    private enum Part
    {
        None,
        Letter,
        Digit,
        Character,

        /// <summary>Belongs to the word it stands in and begins none: a mark on a letter, a hyphen nobody sees.</summary>
        Inside,
    }

    public static List<Token> Of(string text)
    {
        var words = new List<Token>();
        var (start, kind, at) = (0, Part.None, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var part = PartOf(rune);
            if (kind == Part.None || part is Part.None or Part.Character || (part != Part.Inside && part != kind))
            {
                Add(words, text, start, at, kind);
                (start, kind) = (at, part == Part.Inside ? Part.None : part);
            }

            at += LengthAt(text, at, rune);
        }

        Add(words, text, start, at, kind);
        return words;
    }

    private static void Add(List<Token> words, string text, int start, int end, Part kind)
    {
        if (kind != Part.None && TextFoldingRules.Fold(text[start..end]) is { Length: > 0 } folded)
        {
            words.Add(new Token(folded, start, end, kind == Part.Character));
        }
    }

    // Half of a surrogate pair counts as one replacement rune, which is as long as what it stands for.
    private static int LengthAt(string text, int at, Rune rune) =>
        rune == Rune.ReplacementChar && text[at] != '\uFFFD' ? 1 : rune.Utf16SequenceLength;

    private static Part PartOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        _ when Unseen.Contains(rune.Value) => Part.Inside,
        _ when IsWithoutSpaces(rune.Value) && Rune.IsLetterOrDigit(rune) => Part.Character,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter => Part.Letter,
        UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => Part.Letter,
        UnicodeCategory.LetterNumber => Part.Letter,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber => Part.Digit,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => Part.Inside,
        _ => Part.None,
    };

    // Thai and Lao, Myanmar, Khmer; Kana; Han with its extensions; Hangul; half-width Katakana (Unicode blocks, Blocks.txt).
    private static bool IsWithoutSpaces(int value) => value is
        (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF)
        or (>= 0x3040 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF)
        or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF)
        or (>= 0xAC00 and <= 0xD7AF) or (>= 0xFF66 and <= 0xFF9D);
}

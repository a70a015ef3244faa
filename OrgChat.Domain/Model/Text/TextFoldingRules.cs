using System.Globalization;
using System.Text;

namespace OrgChat.Domain.Model.Text;

/// <summary>
/// What search takes for the same: case, accents, ligatures, wide and small forms; ß is ss, ø is o. One rule for messages and names.
/// </summary>
internal static class TextFoldingRules
{
    private const char Tatweel = '\u0640';

    /// <summary>A word: letters, digits and what belongs to them, the rest of it away.</summary>
    public static string Fold(string word) => Ascii.IsValid(word)
        ? word.ToLowerInvariant()
        : string.Concat(Plain(word.Normalize(NormalizationForm.FormKD)).Where(IsOfAWord)).Normalize(NormalizationForm.FormC);

    /// <summary>
    /// A text that was taken apart (FormKD), without its accents and with plain letters; what stands between words stays.
    /// </summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                Spell(plain, char.ToLowerInvariant(letter));
            }
        }

        return plain.ToString();
    }

    /// <summary>Letters that Unicode does not take apart, as people type them without their keyboard.</summary>
    private static void Spell(StringBuilder plain, char letter) => _ = letter switch
    {
        'ß' => plain.Append("ss"),
        'æ' => plain.Append("ae"),
        'œ' => plain.Append("oe"),
        'þ' => plain.Append("th"),
        'ø' => plain.Append('o'),
        'đ' or 'ð' => plain.Append('d'),
        'ł' => plain.Append('l'),
        'ħ' => plain.Append('h'),
        'ı' => plain.Append('i'),
        'ς' => plain.Append('σ'),
        Tatweel => plain,
        _ => plain.Append(letter),
    };

    private static bool IsOfAWord(char letter) =>
        char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.SpacingCombiningMark;
}

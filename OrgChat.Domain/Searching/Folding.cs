using System.Text;
using OrgChat.Domain.People;

namespace OrgChat.Domain.Searching;

/// <summary>What search takes for the same: case, accents, ligatures, wide and small forms; ß is ss, ø is o.</summary>
internal static class Folding
{
    public static string Fold(string word) =>
        Ascii.IsValid(word) ? word.ToLowerInvariant() : Spelled(Names.Fold(word.Normalize(NormalizationForm.FormKD)));

    /// <summary>Letters that Unicode does not take apart, as people type them without their keyboard.</summary>
    private static string Spelled(string folded)
    {
        var spelled = new StringBuilder(folded.Length);
        foreach (var letter in folded)
        {
            _ = letter switch
            {
                'ß' => spelled.Append("ss"),
                'æ' => spelled.Append("ae"),
                'œ' => spelled.Append("oe"),
                'þ' => spelled.Append("th"),
                'ø' => spelled.Append('o'),
                'đ' or 'ð' => spelled.Append('d'),
                'ł' => spelled.Append('l'),
                'ħ' => spelled.Append('h'),
                'ı' => spelled.Append('i'),
                'ς' => spelled.Append('σ'),
                _ when char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || char.GetUnicodeCategory(letter)
                    == System.Globalization.UnicodeCategory.SpacingCombiningMark => spelled.Append(letter),
                _ => spelled,
            };
        }

        return spelled.ToString();
    }
}

using System.Globalization;
using System.Text;

namespace OrgChat.Domain.Model.Text;

/// <summary>
/// The one rule for what is shown as a name: of people, organizations, conversations, files. Characters nobody sees are left out, as they
/// turn the text around, hide a part of it or make two names look like one; whoever pasted them knows nothing of them.
/// </summary>
public static class SingleLineRules
{
    private const int NonJoiner = 0x200C;
    private const int Joiner = 0x200D;
    private const int VariationSelector = 0xFE0F;
    private const int Replacement = 0xFFFD;

    /// <summary>Trimmed, without what is not seen; line breaks become spaces, so that words stay apart.</summary>
    public static string Of(string? text)
    {
        var shown = new StringBuilder();
        var before = default(Rune);
        foreach (var rune in (text ?? "").ReplaceLineEndings(" ").Replace('\t', ' ').EnumerateRunes())
        {
            shown.Append(IsShown(rune, before) ? rune.ToString() : "");
            before = rune;
        }

        return shown.ToString().Trim();
    }

    private static bool IsShown(Rune rune, Rune before) => rune.Value switch
    {
        Replacement => false,
        NonJoiner or Joiner => Shapes(before),

        // Letters by their category, and empty all the same: fillers of Hangul, a blank of Braille.
        0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 => false,
        _ => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned),
    };

    // Arabic script and those of India are spelled with joiners, and some emoji are joined ones; elsewhere none changes what is seen.
    private static bool Shapes(Rune before) => before.Value is (>= 0x0600 and <= 0x0DFF) or VariationSelector or >= 0x1F000;
}

using System.Buffers;
using System.Globalization;
using System.Text;

namespace OrgChat.Domain.Model.Conversations;

/// <summary>What the text of a message may be.</summary>
public static class MessageText
{
    /// <summary>Longest text of one message, in UTF-16 characters.</summary>
    public const int MaxLength = 8_000;

    /// <summary>Control characters, and halves of characters, which may stand alone; few texts have any.</summary>
    private static readonly SearchValues<char> LookedAt = SearchValues.Create(
    [
        .. Enumerable.Range(0, char.MaxValue + 1).Select(value => (char)value)
            .Where(one => char.IsSurrogate(one) || !IsKept(new Rune(one))),
    ]);

    /// <summary>The text as it is stored; see <see cref="Clean"/>.</summary>
    /// <exception cref="RefusedException">Nothing is left, or it is too long; nothing is ever cut off.</exception>
    /// <param name="mayBeEmpty">Whether files say enough.</param>
    public static string Checked(string? text, bool mayBeEmpty = false)
    {
        var clean = Clean(text ?? "");
        return clean.Length switch
        {
            _ when clean.EnumerateRunes().All(IsInvisible) =>
                mayBeEmpty ? "" : throw new RefusedException("MessageEmpty"),
            > MaxLength => throw Refusal(clean.Length),
            _ => clean,
        };
    }

    /// <summary>Trimmed, line ends unified, without control characters, half a character as U+FFFD; may be too long, or nothing.</summary>
    internal static string Clean(string text)
    {
        var unified = text.ReplaceLineEndings("\n");
        return unified.AsSpan().ContainsAny(LookedAt)
            ? string.Concat(unified.EnumerateRunes().Where(IsKept).Select(rune => rune.ToString())).Trim()
            : unified.Trim();
    }

    private static bool IsKept(Rune rune) => rune.Value is '\n' or '\t' || !Rune.IsControl(rune);

    // Beside spaces: the fillers of Hangul, the empty cell of Braille, and what only changes the character before it.
    private static bool IsInvisible(Rune rune) => Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format
        || rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 or 0x034F or (>= 0x180B and <= 0x180F) or (>= 0xFE00
            and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    /// <summary>What to say about a text of this length.</summary>
    public static string TooLong(int length) => Refusal(length).Message;

    private static RefusedException Refusal(int length) => new("MessageTooLong", length, MaxLength);
}

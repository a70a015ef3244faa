using System.Globalization;

namespace OrgChat.Domain.Conversations;

/// <summary>What the text of a message may be.</summary>
public static class MessageText
{
    /// <summary>Longest text of one message, in UTF-16 characters.</summary>
    public const int MaxLength = 8_000;

    /// <summary>The text as it is stored; see <see cref="Clean"/>.</summary>
    /// <exception cref="RefusedException">Nothing is left, or it is too long; nothing is ever cut off.</exception>
    /// <param name="mayBeEmpty">Whether files say enough.</param>
    public static string Checked(string? text, bool mayBeEmpty = false)
    {
        var clean = Clean(text ?? "");
        return clean.Length switch
        {
            _ when clean.All(IsInvisible) => mayBeEmpty ? "" : throw new RefusedException("Write something before you send."),
            > MaxLength => throw new RefusedException(TooLong(clean.Length)),
            _ => clean,
        };
    }

    /// <summary>Trimmed, line ends unified, without control characters; may be too long, or nothing.</summary>
    internal static string Clean(string text)
    {
        var unified = text.ReplaceLineEndings("\n");
        return string.Concat(unified.Where(c => c is '\n' or '\t' || !char.IsControl(c))).Trim();
    }

    private static bool IsInvisible(char letter) =>
        char.IsWhiteSpace(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format;

    /// <summary>What to say about a text of this length.</summary>
    public static string TooLong(int length) => string.Create(
        CultureInfo.InvariantCulture,
        $"This message is too long: {length:N0} characters, at most {MaxLength:N0}. Send it in parts; nothing you wrote is lost.");
}

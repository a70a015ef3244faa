using System.Text;
using System.Text.Unicode;

namespace OrgChat.Domain.Features.Import;

/// <summary>
/// JSON with half characters in it, as programs leave it that cut texts at so many characters: each becomes U+FFFD, so that the rest of the
/// text is kept.
/// </summary>
internal static class TextRepairRules
{
    private const int EscapeLength = 6;

    public static ReadOnlySpan<byte> Mended(ReadOnlySpan<byte> json)
    {
        var whole = Utf8.IsValid(json) ? json : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json));
        return whole.IndexOf("\\ud"u8) < 0 && whole.IndexOf("\\uD"u8) < 0 ? whole : WithoutHalves(whole.ToArray());
    }

    private static byte[] WithoutHalves(byte[] json)
    {
        for (var at = 0; at < json.Length; at++)
        {
            if (json[at] != '\\')
            {
                continue;
            }

            var (half, next) = (Escaped(json, at), Escaped(json, at + EscapeLength));
            if (char.IsHighSurrogate(half) && char.IsLowSurrogate(next))
            {
                at += (2 * EscapeLength) - 1;
            }
            else if (char.IsSurrogate(half))
            {
                "\\ufffd"u8.CopyTo(json.AsSpan(at));
                at += EscapeLength - 1;
            }
            else
            {
                at++;
            }
        }

        return json;
    }

    /// <summary>The character whose escape begins here; NUL where none does.</summary>
    private static char Escaped(byte[] json, int at) =>
        at + EscapeLength <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
            && ushort.TryParse(json.AsSpan(at + 2, 4), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var letter)
                ? (char)letter
                : '\0';
}

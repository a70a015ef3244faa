using System.Text.RegularExpressions;

namespace OrgChat.Web.Components.Messaging;

/// <summary>A piece of a message: its text as it was written, and where it leads if it is an address or a number.</summary>
/// <param name="Address">Null for what is only text; else with the scheme http, https, mailto or tel.</param>
public sealed partial record TextRun(string Text, string? Address = null)
{
    private const string Closing = ".,;:!?…'\"”’»«*_،؛؟。、！？：；";

    /// <summary>The runs of a text; together they are the text.</summary>
    public static IEnumerable<TextRun> Of(string text)
    {
        var at = 0;
        foreach (Match match in Addresses().Matches(text))
        {
            var found = Trimmed(match.Value);
            if (AddressOf(found) is not { } address)
            {
                continue;
            }

            if (match.Index > at)
            {
                yield return new TextRun(text[at..match.Index]);
            }

            yield return new TextRun(found, address);
            at = match.Index + found.Length;
        }

        if (at < text.Length)
        {
            yield return new TextRun(text[at..]);
        }
    }

    // What ends the sentence, or closes a bracket that was opened before the address, is not part of it.
    private static string Trimmed(string found)
    {
        while (found.Length > 0
            && (Closing.Contains(found[^1], StringComparison.Ordinal) || IsAlone(found, '(', ')') || IsAlone(found, '[', ']')))
        {
            found = found[..^1];
        }

        return found;
    }

    private static bool IsAlone(string found, char open, char close) =>
        found[^1] == close && found.Count(c => c == open) < found.Count(c => c == close);

    private static string? AddressOf(string found)
    {
        if (found.StartsWith("http", StringComparison.OrdinalIgnoreCase))
        {
            // Who puts a name before the host wants it to be taken for the host.
            return Uri.TryCreate(found, UriKind.Absolute, out var web) && web.Scheme is "http" or "https" && web.Host.Length > 0
                && web.UserInfo.Length == 0
                ? web.AbsoluteUri : null;
        }

        return found.Contains('@', StringComparison.Ordinal) ? $"mailto:{found}"
            : found.Length > 0 ? "tel:" + string.Concat(found.Where(c => c == '+' || char.IsAsciiDigit(c)))
            : null;
    }

    /// <remarks>
    /// Invisible signs (Cf) turn the direction of text and could make an address look like another: none is part of one. There is no time
    /// after which it gives up: what may be tried from one place is bounded, and on a busy server time says nothing about work.
    /// </remarks>
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])(?:https?://[^\s\p{Cf}<>""“”「」]+|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+|(?:\+[0-9][0-9 ().-]{6,16}[0-9]|(?:\([0-9]{3}\) ?|[0-9]{3}[ .-])[0-9]{3}[ .-][0-9]{4})(?![0-9]))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Addresses();
}

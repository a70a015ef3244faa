namespace OrgChat.Build.Load.Windows;

/// <summary>
/// A text of two hundred characters that carries a number, so that it is known again in what a browser would draw: at its beginning, which
/// a row of a list shows, and otherwise marked at its end, which only the conversation itself does.
/// </summary>
internal static class MarkedText
{
    private const string Words =
        "Please take the tablets with food, and call us if the pain comes back before the weekend. We will see you again on "
        + "Tuesday at half past nine, unless you would rather have another day. Best wishes, and rest a little until then.";

    private const int Length = 200;

    /// <summary>Around the number where a list shows it.</summary>
    public const byte Beginning = (byte)'~';

    /// <summary>Around the number where only the whole text shows it.</summary>
    public const byte End = (byte)'^';

    public static string Of(int number)
    {
        var sign = Convert.ToString(number, 8);
        return $"~{sign}~ {Words[..(Length - (2 * sign.Length) - 6)]} ^{sign}^";
    }

    /// <summary>The numbers in a batch that stand between these marks.</summary>
    public static IEnumerable<int> NumbersIn(ReadOnlyMemory<byte> batch, byte mark)
    {
        for (var at = batch.Span.IndexOf(mark); at >= 0; at = batch.Span.IndexOf(mark))
        {
            batch = batch[(at + 1)..];
            var end = batch.Span.IndexOf(mark);
            if (end is > 0 and < 10 && IsNumber(batch.Span[..end]))
            {
                yield return Number(batch.Span[..end]);
            }
        }
    }

    private static bool IsNumber(ReadOnlySpan<byte> digits) => digits.IndexOfAnyExceptInRange((byte)'0', (byte)'7') < 0;

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            number = (number * 8) + digit - '0';
        }

        return number;
    }
}

using System.Globalization;

namespace OrgChat.Domain.Model.Organizations;

/// <summary>The form of a telephone number, as people write it.</summary>
public static class PhoneNumber
{
    /// <summary>Longest number kept, in characters.</summary>
    public const int MaxLength = 40;

    private const int FewestDigits = 3;

    private const int FewestOfAPerson = 7;

    private const int NationalDigits = 10;

    /// <summary>The number trimmed; null for none.</summary>
    /// <exception cref="RefusedException">It is too long, or holds something that is not dialled.</exception>
    public static string? Checked(string? number)
    {
        var trimmed = (number ?? "").Trim();
        return trimmed.Length switch
        {
            0 => null,
            > MaxLength => throw new RefusedException("PhoneTooLong", MaxLength),
            _ when !trimmed.All(IsPart) || trimmed.Count(char.IsAsciiDigit) < FewestDigits =>
                throw new RefusedException("PhoneNotDigits"),
            _ => trimmed,
        };
    }

    /// <summary>What a telephone dials: the digits, and the plus before a country’s code.</summary>
    public static string Dialled(string number) =>
        string.Concat(number.Where((letter, index) => char.IsAsciiDigit(letter) || (letter == '+' && index == 0)));

    /// <summary>
    /// By what two ways of writing one number are told to be the same: its last ten digits, without a country’s code; 0 for what is too
    /// short to be anybody’s own.
    /// </summary>
    internal static long KeyOf(string? number)
    {
        var digits = string.Concat((number ?? "").Where(char.IsAsciiDigit));
        return digits.Length < FewestOfAPerson ? 0
            : long.Parse(digits.AsSpan(Math.Max(0, digits.Length - NationalDigits)), CultureInfo.InvariantCulture);
    }

    private static bool IsPart(char letter) =>
        char.IsAsciiDigit(letter) || letter is '+' or '-' or '(' or ')' or '.' or '/' or ' ' or '\u00a0';
}

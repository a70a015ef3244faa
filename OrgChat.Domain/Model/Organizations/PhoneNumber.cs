namespace OrgChat.Domain.Model.Organizations;

/// <summary>The form of a telephone number, as people write it.</summary>
public static class PhoneNumber
{
    /// <summary>Longest number kept, in characters.</summary>
    public const int MaxLength = 40;

    private const int FewestDigits = 3;

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

    private static bool IsPart(char letter) =>
        char.IsAsciiDigit(letter) || letter is '+' or '-' or '(' or ')' or '.' or '/' or ' ' or '\u00a0';
}

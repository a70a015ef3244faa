using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OrgChat.Domain.Model.Encryption;

namespace OrgChat.Domain.Model.Accounts;

/// <summary>
/// The second code of an invitation letter: eight digits, given out by word of mouth, right only with the letter’s own code, and five wrong
/// ones end the letter. Whoever printed the letter has one chance in twenty million.
/// </summary>
internal static class SecondCode
{
    public const int FailuresAllowed = 5;

    private const int Digits = 8;

    public static string New() => RandomNumberGenerator.GetInt32(100_000_000).ToString("0000 0000", CultureInfo.InvariantCulture);

    public static byte[] HashOf(string code, AccountLink letter, KeyRing keys) =>
        HMACSHA256.HashData(keys.RowKey, Encoding.UTF8.GetBytes($"letter {letter.Id:N} {Plain(code)}"));

    public static bool Fits(string? code, AccountLink letter, KeyRing keys) =>
        letter.SecondHash is { } right && Plain(code ?? "").Length == Digits
            && CryptographicOperations.FixedTimeEquals(right, HashOf(code!, letter, keys));

    private static string Plain(string code) => new([.. code.Where(char.IsAsciiDigit)]);
}

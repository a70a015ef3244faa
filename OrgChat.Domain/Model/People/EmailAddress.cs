using System.Net.Mail;

namespace OrgChat.Domain.Model.People;

/// <summary>The form of e-mail addresses people sign in with.</summary>
public static class EmailAddress
{
    /// <summary>Longest address kept, in characters (RFC 5321, 4.5.3.1.3 less the angle brackets).</summary>
    public const int MaxLength = 254;

    /// <summary>The address trimmed and in lower case, as it is stored and compared.</summary>
    /// <exception cref="RefusedException">It is not an address mail could be sent to.</exception>
    public static string Checked(string? address)
    {
        var trimmed = Normalize(address);
        var isAddress = trimmed.Length is > 0 and <= MaxLength
            && MailAddress.TryCreate(trimmed, out var parsed)
            && string.Equals(parsed.Address, trimmed, StringComparison.Ordinal)
            && !trimmed.Any(char.IsWhiteSpace);
        return isAddress ? trimmed : throw new RefusedException("EmailInvalid");
    }

    /// <summary>The form in which two addresses are compared.</summary>
    public static string Normalize(string? address) => (address ?? "").Trim().ToLowerInvariant();
}

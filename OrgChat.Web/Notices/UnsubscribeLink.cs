using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using OrgChat.Web.Mail;

namespace OrgChat.Web.Notices;

/// <summary>
/// The link of a mail with which its person stops such mails without signing in: it names them sealed, opens nothing else, and has no end,
/// because mails are kept for years.
/// </summary>
public sealed class UnsubscribeLink(IDataProtectionProvider protection, PublicAddress address)
{
    private const string Path = "/unsubscribe/";

    private readonly IDataProtector protector = protection.CreateProtector("OrgChat.Unsubscribe");

    public Uri Of(Guid personId) => address.Of(Path + protector.Protect(personId.ToString("N")));

    /// <summary>Whose link it is; null for one we did not make.</summary>
    public Guid? PersonOf(string token)
    {
        try
        {
            return Guid.TryParse(protector.Unprotect(token), out var id) ? id : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

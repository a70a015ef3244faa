using System.Security.Cryptography;
using System.Text;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Storage.Encryption;

/// <summary>
/// How a sealed e-mail address is still looked up: by a keyed hash, the same in every organization, because people sign in before they say
/// where.
/// </summary>
public static class EmailKeyFactory
{
    /// <summary>What <see cref="Person.EmailKey"/> is for this address, however it is written.</summary>
    public static string EmailKey(this KeyRing keys, string? address) =>
        Convert.ToBase64String(
            HMACSHA256.HashData(keys.InstallationKey("e-mail"), Encoding.UTF8.GetBytes(EmailAddress.Normalize(address))));
}

using System.Security.Cryptography;
using System.Text;
using OrgChat.Domain.Model.Encryption;

namespace OrgChat.Domain.Storage.Encryption;

/// <summary>How a sealed text is still looked up when one has the whole of it: by a hash under the organization’s index key.</summary>
public static class LookUpKeyFactory
{
    /// <summary>Of a person’s id in the system they were imported from.</summary>
    public static string ImportKey(this KeyRing keys, Guid organizationId, string importedFrom) =>
        Of(keys, organizationId, "person", importedFrom);

    /// <summary>Of what a conversation was made from.</summary>
    public static string OriginKey(this KeyRing keys, Guid organizationId, string origin) =>
        Of(keys, organizationId, "conversation", origin);

    /// <summary>Of the same text another one for each kind, so that nobody sees that they are equal.</summary>
    private static string Of(KeyRing keys, Guid organizationId, string kind, string text) =>
        Convert.ToBase64String(HMACSHA256.HashData(keys.IndexKey(organizationId), Encoding.UTF8.GetBytes($"{kind} {text}")));
}

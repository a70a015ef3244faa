using OrgChat.Domain.Model.Encryption;

namespace OrgChat.Domain.Model.Notices;

/// <summary>By which a push service knows an organization (VAPID, RFC 8292); made once, because browsers remember it.</summary>
public sealed class PushKey
{
    private PushKey() { }

    /// <param name="publicKey">The point of P-256, uncompressed, in base64url.</param>
    /// <param name="privateKey">Its number, in base64url.</param>
    public PushKey(Guid organizationId, string publicKey, string privateKey)
    {
        OrganizationId = organizationId;
        PublicKey = publicKey;
        SealedPrivateKey = SealedText.Of(privateKey)!;
    }

    public Guid OrganizationId { get; private set; }

    public string PublicKey { get; private set; } = "";

    /// <summary>Null when it does not open.</summary>
    public string? PrivateKey => SealedPrivateKey.Text;

    internal SealedText SealedPrivateKey { get; private set; } = null!;
}

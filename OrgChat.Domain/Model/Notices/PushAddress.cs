using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Model.Notices;

/// <summary>Where one browser of a person takes pushed notices, as the browser said.</summary>
public sealed class PushAddress
{
    private PushAddress() { }

    /// <param name="endpointKey">The endpoint as it is looked up.</param>
    /// <param name="publicKey">The browser’s key and its secret, in base64 as it gave them: what is pushed is encrypted for them.</param>
    public PushAddress(Person person, string endpoint, string endpointKey, string publicKey, string secret, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        OrganizationId = person.OrganizationId;
        PersonId = person.Id;
        EndpointKey = endpointKey;
        CreatedAt = now;
        SealedAddress = SealedText.OfParts(endpoint, publicKey, secret);
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>The session that asked last; when its person ends it, nothing is pushed here any more.</summary>
    public Guid SessionId { get; private set; }

    /// <summary>The endpoint as it is looked up: a keyed hash.</summary>
    public string EndpointKey { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Empty where it does not open.</summary>
    public string Endpoint => Part(0);

    public string PublicKey => Part(1);

    public string Secret => Part(2);

    internal SealedText SealedAddress { get; private set; } = null!;

    public void BelongTo(Guid sessionId) => SessionId = sessionId;

    private string Part(int index) => SealedAddress.Opens ? SealedAddress.Part(index) ?? "" : "";
}

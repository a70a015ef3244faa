using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Encryption;

namespace OrgChat.Domain.Model.People;

/// <summary>The photo a person gave themself; initials stand for whoever has none.</summary>
public sealed class PersonPhoto
{
    /// <summary>Largest photo, in bytes.</summary>
    public const int MaxBytes = 200_000;

    /// <summary>Longest side, in pixels.</summary>
    public const int MaxSide = 512;

    private PersonPhoto() { }

    internal PersonPhoto(Person person) => (PersonId, OrganizationId) = (person.Id, person.OrganizationId);

    public Guid PersonId { get; private set; }

    public Guid OrganizationId { get; private set; }

    /// <summary>Another one with every change: what a browser has kept under it stays right.</summary>
    public Guid Version { get; private set; }

    /// <summary>A picture’s of <see cref="FileType.All"/>, decided by the content.</summary>
    public string ContentType { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The picture; null where it does not open.</summary>
    public byte[]? Content => SealedContent.Text is { } text ? Convert.FromBase64String(text) : null;

    /// <summary>In Base64: what is sealed is text.</summary>
    internal SealedText SealedContent { get; private set; } = null!;

    public static FileTooLargeException IsTooLarge() => new("PhotoTooLarge", MaxBytes / 1_000);

    internal void Change(FileType type, ReadOnlySpan<byte> content, DateTimeOffset now)
    {
        (Version, ContentType, ChangedAt) = (Guid.NewGuid(), type.ContentType, now);
        SealedContent = SealedText.Of(Convert.ToBase64String(content))!;
    }
}

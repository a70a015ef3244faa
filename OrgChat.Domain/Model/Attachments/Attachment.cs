using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Model.Attachments;

/// <summary>A file of a message: uploaded first, sent with the message, and never changed or taken away from then on.</summary>
public sealed class Attachment
{
    private Attachment() { }

    internal Attachment(Guid id, Person uploader, Conversation? conversation, AttachmentContent content, bool isChecked, DateTimeOffset now)
    {
        Id = id;
        OrganizationId = uploader.OrganizationId;
        ConversationId = conversation?.Id;
        UploaderId = uploader.Id;
        SealedFileName = SealedText.Of(content.FileName)!;
        ContentType = content.Type.ContentType;
        Size = content.Size;
        Width = content.Pixels?.Width;
        Height = content.Pixels?.Height;
        State = isChecked ? AttachmentState.Ready : AttachmentState.Waiting;
        UploadedAt = now;
    }

    /// <summary>Random: nobody can guess the address of a file.</summary>
    public Guid Id { get; private set; }

    public Guid OrganizationId { get; private set; }

    /// <summary>Null for a file of a message that begins its conversation, until that is sent.</summary>
    public Guid? ConversationId { get; private set; }

    public Guid UploaderId { get; private set; }

    /// <summary>The message it belongs to; null until that is sent.</summary>
    public long? MessageNumber { get; private set; }

    /// <summary>Its place among the files of the message, from 0.</summary>
    public int Position { get; private set; }

    /// <summary>As the uploader named it: a person’s words, sealed like the messages.</summary>
    public string FileName => SealedFileName.TextOrMark;

    internal SealedText SealedFileName { get; private set; } = null!;

    /// <summary>One of <see cref="FileType.All"/>, decided by the content.</summary>
    public string ContentType { get; private set; } = "";

    /// <summary>In bytes, as it is downloaded.</summary>
    public long Size { get; private set; }

    /// <summary>Of a picture, in pixels as it is shown; null for other files.</summary>
    public int? Width { get; private set; }

    /// <inheritdoc cref="Width"/>
    public int? Height { get; private set; }

    public AttachmentState State { get; private set; }

    public DateTimeOffset UploadedAt { get; private set; }

    public FileType Type => FileType.Of(ContentType);

    public bool IsPicture => Type.IsPicture;

    internal bool IsSent => MessageNumber is not null;

    /// <summary>
    /// Becomes part of a message: only its uploader’s, only in its conversation or the one it begins, only once, and not when it was found
    /// harmful.
    /// </summary>
    internal void Join(Message message, int position)
    {
        if (IsSent || UploaderId != message.AuthorId || (ConversationId ?? message.ConversationId) != message.ConversationId)
        {
            throw new RefusedException("FileGone");
        }

        if (State == AttachmentState.Refused)
        {
            throw new RefusedException("FileHarmful", FileName);
        }

        (ConversationId, MessageNumber) = (message.ConversationId, message.Number);
        Position = position;
    }

    internal void Pass() => State = AttachmentState.Ready;

    internal void Refuse() => State = AttachmentState.Refused;
}

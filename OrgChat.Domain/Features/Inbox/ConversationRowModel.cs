using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Features.Inbox;

/// <summary>One line of a list of conversations, as one reader sees it.</summary>
public sealed record ConversationRowModel
{
    private static readonly Func<InboxEntry, bool> IsArchivedNow = InboxEntry.IsArchived.Compile();

    public required Guid Id { get; init; }

    /// <summary>The people’s names, the title, or both.</summary>
    public required string Name { get; init; }

    /// <summary>What its people called it; null for most.</summary>
    public required string? Title { get; init; }

    /// <summary>The birth date of the one client it is named after, where somebody else has the name; null for most, and towards clients.</summary>
    public DateOnly? Born { get; init; }

    /// <summary>Whose avatar stands for the conversation.</summary>
    public required Guid FaceId { get; init; }

    public required string FaceName { get; init; }

    public required bool IsGroup { get; init; }

    /// <summary>Whether the picture of a group stands for it, not the face.</summary>
    public required bool IsFaceless { get; init; }

    public required Guid OwnerId { get; init; }

    public required string OwnerName { get; init; }

    /// <summary>Who wrote the newest message, with the on-behalf label in short; empty when the name would be said twice.</summary>
    public required string PreviewBy { get; init; }

    /// <inheritdoc cref="Conversation.Preview"/>
    public required string? Preview { get; init; }

    public required DateTimeOffset LastActivityAt { get; init; }

    public required long LastNumber { get; init; }

    public required long Unread { get; init; }

    public required DateTimeOffset? WaitingSince { get; init; }

    public required bool IsClosed { get; init; }

    public required bool IsMuted { get; init; }

    public required bool IsArchived { get; init; }

    /// <summary>Whether something stands here that the reader pressed Send for and that was not sent.</summary>
    public bool IsUnsent { get; init; }

    /// <summary>What the reader may do in it.</summary>
    public required Access Access { get; init; }

    /// <summary>Whether a client wrote the newest message.</summary>
    public required bool IsLastByClient { get; init; }

    /// <summary>Its place in a list; longest wait first only where it waits.</summary>
    public InboxCursor Cursor(bool oldestFirst) => new(oldestFirst ? WaitingSince!.Value : LastActivityAt, Id);

    internal static ConversationRowModel For(Person reader, InboxEntry item)
    {
        var conversation = item.Conversation;
        var face = ConversationName.Face(conversation, reader);
        return new ConversationRowModel
        {
            Id = conversation.Id,
            Name = ConversationName.For(conversation, reader),
            Title = conversation.Title,
            Born = ConversationName.Born(conversation, reader),
            FaceId = face.Id,
            FaceName = face.Name,
            IsGroup = ConversationName.IsGroup(conversation),
            IsFaceless = ConversationName.IsFaceless(conversation, reader),
            OwnerId = conversation.OwnerId,
            OwnerName = conversation.Owner.Name,
            PreviewBy = ConversationName.PreviewBy(conversation, reader),
            Preview = conversation.Preview,
            LastActivityAt = conversation.LastActivityAt,
            LastNumber = conversation.LastNumber,
            Unread = conversation.UnreadAfter(item.State?.ReadNumber ?? 0),
            WaitingSince = reader is Client ? null : conversation.WaitingSince,
            IsClosed = conversation.IsClosed,
            IsMuted = item.State?.IsMuted ?? false,
            IsArchived = IsArchivedNow(item),
            IsUnsent = item.State?.UnsentSince is not null,
            Access = conversation.AccessOf(reader),
            IsLastByClient = conversation.Last?.IsByClient ?? false,
        };
    }
}

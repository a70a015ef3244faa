using System.Linq.Expressions;
using OrgChat.Domain.Model.Conversations;

namespace OrgChat.Domain.Features.Inbox;

/// <summary>A conversation beside what one reader keeps about it.</summary>
public sealed class InboxEntry
{
    public required Conversation Conversation { get; init; }

    /// <summary>Null as long as the reader never opened it.</summary>
    public required PersonalState? State { get; init; }

    /// <remarks>As <see cref="Conversation.UnreadOf"/>, for the database.</remarks>
    internal static Expression<Func<InboxEntry, bool>> IsUnread { get; } =
        item => item.Conversation.LastNumber > (item.State == null ? item.Conversation.HistoryNumber : item.State.ReadNumber);

    internal static Expression<Func<InboxEntry, bool>> IsArchived { get; } =
        item => item.State != null && item.State.ArchivedAtNumber >= item.Conversation.LastNumber;

    internal static Expression<Func<InboxEntry, bool>> NeedsReply { get; } =
        item => item.Conversation.QueuePlace != null;

    internal static Expression<Func<InboxEntry, bool>> IsSnoozed { get; } =
        item => item.Conversation.SnoozedUntil != null && item.Conversation.BackSince == null;
}

namespace OrgChat.Domain.Inbox;

/// <summary>Where the next page of a list begins: the place of the last row shown.</summary>
public sealed record InboxCursor(DateTimeOffset At, Guid Id);

/// <summary>A page of a list.</summary>
/// <param name="Rows">In the list’s order.</param>
/// <param name="Next">Null when there is no more.</param>
public sealed record InboxPage(IReadOnlyList<ConversationRow> Rows, InboxCursor? Next);

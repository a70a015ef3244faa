namespace OrgChat.Domain.Features.Inbox;

/// <summary>A row’s place in a list, from which it is read on.</summary>
public sealed record InboxCursor(DateTimeOffset At, Guid Id);

/// <summary>A page of a list.</summary>
/// <param name="Rows">In the list’s order.</param>
/// <param name="Next">Where the one after it begins, in the direction it was read; null when there is no more.</param>
public sealed record InboxPage(IReadOnlyList<ConversationRowModel> Rows, InboxCursor? Next);

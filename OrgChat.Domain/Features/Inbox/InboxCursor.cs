namespace OrgChat.Domain.Features.Inbox;

/// <summary>A row’s place in a list, from which it is read on.</summary>
public sealed record InboxCursor(DateTimeOffset At, Guid Id);

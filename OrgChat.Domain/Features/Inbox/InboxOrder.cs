namespace OrgChat.Domain.Features.Inbox;

/// <summary>The order of a list.</summary>
/// <param name="ByWait">Longest wait first, and before it what is back; newest activity first otherwise.</param>
/// <param name="Upwards">Read from a row to the top of the list.</param>
internal readonly record struct InboxOrder(bool ByWait, bool Upwards = false);

namespace OrgChat.Domain.Model.Preferences;

/// <summary>The parts a list of conversations can be narrowed to.</summary>
public enum InboxTab
{
    /// <summary>All that one has not archived.</summary>
    All,

    /// <summary>A client waits for an answer; longest wait first.</summary>
    NeedsReply,

    /// <summary>With messages one has not read.</summary>
    Unread,

    Closed,

    /// <summary>What one put away for oneself.</summary>
    Archived,
}

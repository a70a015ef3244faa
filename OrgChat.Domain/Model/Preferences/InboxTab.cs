namespace OrgChat.Domain.Model.Preferences;

/// <summary>The parts a list of conversations can be narrowed to; the numbers are stored.</summary>
public enum InboxTab
{
    /// <summary>All that one has not archived.</summary>
    All = 0,

    /// <summary>A client waits for an answer, or it is back from being snoozed; longest wait first.</summary>
    NeedsReply = 1,

    /// <summary>With messages one has not read.</summary>
    Unread = 2,

    Closed = 3,

    /// <summary>What one put away for oneself.</summary>
    Archived = 4,

    /// <summary>What one has claimed.</summary>
    Mine = 5,

    /// <summary>What the team put off until a time.</summary>
    Snoozed = 6,
}

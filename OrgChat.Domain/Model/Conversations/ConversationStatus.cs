namespace OrgChat.Domain.Model.Conversations;

/// <summary>How a conversation stands, for the team; clients are not told.</summary>
public enum ConversationStatus
{
    /// <summary>Nobody waits: what the client wrote last needs no reply, or nothing is written yet.</summary>
    Settled = 0,

    /// <summary>A client waits for an answer, or it is back from being snoozed.</summary>
    NeedsReply,

    /// <summary>The team wrote last.</summary>
    WaitingForClient,

    /// <summary>Put off until a time.</summary>
    Snoozed,

    Closed,
}

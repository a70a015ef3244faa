namespace OrgChat.Domain.Model.Conversations;

/// <summary>What happened to a conversation; the numbers are stored.</summary>
public enum ConversationEventKind
{
    Started = 0,
    Joined = 1,
    Left = 2,
    OwnerChanged = 3,
    Closed = 4,
    Reopened = 5,

    /// <summary>Somebody decided that the newest client message needs no reply; clients do not see it.</summary>
    NoReplyNeeded = 6,
}

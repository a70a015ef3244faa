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

    /// <summary>A member said that they take it. This and what follows is the team’s alone.</summary>
    Claimed = 7,

    /// <summary>Its member gave the claim back.</summary>
    Released = 8,

    /// <summary>A member took it from another, who is the subject.</summary>
    TakenOver = 9,

    /// <summary>A member gave it to another, who is the subject, with a line why.</summary>
    HandedTo = 10,

    /// <summary>The member who had it claimed, the actor, was no longer there.</summary>
    ClaimEnded = 11,

    /// <summary>A member put it off until a time.</summary>
    Snoozed = 12,

    /// <summary>It is no longer snoozed: its time came, of the member who snoozed it; or the actor woke it, a client by writing.</summary>
    Woken = 13,

    /// <summary>A member asked the owner to be added.</summary>
    JoiningAsked = 20,

    /// <summary>They took it back.</summary>
    JoiningWithdrawn = 21,

    /// <summary>The owner did not add them.</summary>
    JoiningDeclined = 22,
}

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

/// <summary>Who sees what happened.</summary>
public static class ConversationEventRules
{
    /// <summary>What clients see too; everything else is the team’s.</summary>
    public static IReadOnlyList<ConversationEventKind> ForClients { get; } = [.. Enum.GetValues<ConversationEventKind>().Where(IsForClients)];

    private static bool IsForClients(ConversationEventKind kind) => kind switch
    {
        ConversationEventKind.Started or ConversationEventKind.Joined or ConversationEventKind.Left or ConversationEventKind.OwnerChanged
            or ConversationEventKind.Closed or ConversationEventKind.Reopened => true,
        _ => false,
    };
}

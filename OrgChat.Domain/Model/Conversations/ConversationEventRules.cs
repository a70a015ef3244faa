namespace OrgChat.Domain.Model.Conversations;

/// <summary>Who sees what happened.</summary>
public static class ConversationEventRules
{
    /// <summary>What clients see too; everything else is the team’s.</summary>
    public static IReadOnlyList<ConversationEventKind> ForClients { get; } =
        [.. Enum.GetValues<ConversationEventKind>().Where(IsForClients)];

    /// <summary>What the team sees: everything.</summary>
    public static IReadOnlyList<ConversationEventKind> ForTeam { get; } = Enum.GetValues<ConversationEventKind>();

    private static bool IsForClients(ConversationEventKind kind) => kind switch
    {
        ConversationEventKind.Started or ConversationEventKind.Joined or ConversationEventKind.Left or ConversationEventKind.OwnerChanged
            or ConversationEventKind.Closed or ConversationEventKind.Reopened => true,
        _ => false,
    };
}

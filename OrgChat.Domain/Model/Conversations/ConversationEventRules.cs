namespace OrgChat.Domain.Model.Conversations;

/// <summary>Who sees what happened.</summary>
public static class ConversationEventRules
{
    /// <summary>What clients see too; everything else is the team’s.</summary>
    public static IReadOnlyList<ConversationEventKind> ForClients { get; } =
        [.. Enum.GetValues<ConversationEventKind>().Where(IsForClients)];

    /// <summary>What the team sees: everything.</summary>
    public static IReadOnlyList<ConversationEventKind> ForTeam { get; } = Enum.GetValues<ConversationEventKind>();

    /// <summary>
    /// What a colleague may have done since somebody began to write, so that they are asked before their message goes out.
    /// </summary>
    public static bool StopsSending(this ConversationEventKind kind) => kind is ConversationEventKind.Closed
        or ConversationEventKind.OwnerChanged or ConversationEventKind.Claimed or ConversationEventKind.TakenOver
        or ConversationEventKind.HandedTo;

    private static bool IsForClients(ConversationEventKind kind) => kind switch
    {
        ConversationEventKind.Started or ConversationEventKind.Joined or ConversationEventKind.Left or ConversationEventKind.OwnerChanged
            or ConversationEventKind.Closed or ConversationEventKind.Reopened => true,
        _ => false,
    };
}

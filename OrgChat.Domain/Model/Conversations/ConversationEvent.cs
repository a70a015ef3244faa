using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Model.Conversations;

/// <summary>A line in the conversation that nobody wrote: who joined or left, who closed it.</summary>
public sealed class ConversationEvent
{
    private ConversationEvent() { }

    internal ConversationEvent(
        Conversation conversation, ConversationEventKind kind, Person actor, Person? subject, DateTimeOffset now, string? reason = null,
        DateTimeOffset? until = null)
    {
        OrganizationId = conversation.OrganizationId;
        ConversationId = conversation.Id;
        AfterNumber = conversation.LastNumber;
        Kind = kind;
        ActorId = actor.Id;
        SealedNames = reason is null
            ? SealedText.OfParts(actor.Name, subject?.Name)
            : SealedText.OfParts(actor.Name, subject?.Name, reason);
        SubjectId = subject?.Id;
        At = now;
        Until = until;
    }

    /// <summary>Rises with every event of the database.</summary>
    public long Id { get; private set; }

    public Guid OrganizationId { get; private set; }

    public Guid ConversationId { get; private set; }

    /// <summary>The message it stands after; 0 before the first.</summary>
    public long AfterNumber { get; private set; }

    public ConversationEventKind Kind { get; private set; }

    public Guid ActorId { get; private set; }

    public string ActorName => SealedNames.Part(0) ?? "";

    public Guid? SubjectId { get; private set; }

    public string? SubjectName => SubjectId is null ? null : SealedNames.Part(1);

    /// <summary>The line that went with it; null for most.</summary>
    public string? Reason => Kind == ConversationEventKind.HandedTo ? SealedNames.Part(2) : null;

    /// <summary>The names of that day, and the line that went with it.</summary>
    internal SealedText SealedNames { get; private set; } = null!;

    public DateTimeOffset At { get; private set; }

    /// <summary>Until when it was snoozed; null for everything else, and for what somebody woke.</summary>
    public DateTimeOffset? Until { get; private set; }
}

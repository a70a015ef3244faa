using OrgChat.Domain.Model.ClientStarts;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Model.Conversations;

/// <summary>A line in the conversation that nobody wrote: who joined or left, who closed it.</summary>
public sealed class ConversationEvent
{
    private ConversationEvent() { }

    internal ConversationEvent(
        Conversation conversation, ConversationEventKind kind, Person actor, Person? subject, DateTimeOffset now, string? reason = null,
        DateTimeOffset? until = null, StartReasonKind? about = null)
    {
        OrganizationId = conversation.OrganizationId;
        ConversationId = conversation.Id;
        AfterNumber = conversation.LastNumber;
        Kind = kind;
        ActorId = actor.Id;
        SealedNames = (reason, about) switch
        {
            (null, null) => SealedText.OfParts(actor.Name, subject?.Name),
            (_, null) => SealedText.OfParts(actor.Name, subject?.Name, reason),
            _ => SealedText.OfParts(actor.Name, subject?.Name, reason, about.ToString()),
        };
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

    /// <summary>The line that went with it, or what a client began about; null for most.</summary>
    public string? Reason => Kind switch
    {
        ConversationEventKind.HandedTo => SealedNames.Part(2),
        ConversationEventKind.Started when Enum.TryParse<StartReasonKind>(SealedNames.Part(3), out var about) =>
            StartReasonText.Of(about, SealedNames.Part(2)),
        _ => null,
    };

    /// <summary>The names of that day, and the line that went with it.</summary>
    internal SealedText SealedNames { get; private set; } = null!;

    public DateTimeOffset At { get; private set; }

    /// <summary>Until when it was snoozed; null for everything else, and for what somebody woke.</summary>
    public DateTimeOffset? Until { get; private set; }
}

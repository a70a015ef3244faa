using OrgChat.Domain.People;

namespace OrgChat.Domain.Conversations;

/// <summary>A line in the conversation that nobody wrote: who joined or left, who closed it.</summary>
public sealed class ConversationEvent
{
    private ConversationEvent() { }

    internal ConversationEvent(Conversation conversation, ConversationEventKind kind, Person actor, Person? subject, DateTimeOffset now)
    {
        ConversationId = conversation.Id;
        AfterNumber = conversation.LastNumber;
        Kind = kind;
        ActorId = actor.Id;
        ActorName = actor.Name;
        SubjectId = subject?.Id;
        SubjectName = subject?.Name;
        At = now;
    }

    /// <summary>Rises with every event of the database.</summary>
    public long Id { get; private set; }

    public Guid ConversationId { get; private set; }

    /// <summary>The message it stands after; 0 before the first.</summary>
    public long AfterNumber { get; private set; }

    public ConversationEventKind Kind { get; private set; }

    public Guid ActorId { get; private set; }

    public string ActorName { get; private set; } = "";

    public Guid? SubjectId { get; private set; }

    public string? SubjectName { get; private set; }

    public DateTimeOffset At { get; private set; }
}

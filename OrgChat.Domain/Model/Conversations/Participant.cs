using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Model.Conversations;

/// <summary>One stretch of time in which a person takes part in a conversation; never deleted, only ended.</summary>
public sealed class Participant
{
    private Participant() { }

    internal Participant(Conversation conversation, Person person, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        ConversationId = conversation.Id;
        PersonId = person.Id;
        Person = person;
        JoinedAt = now;
    }

    public Guid Id { get; private set; }

    public Guid ConversationId { get; private set; }

    public Guid PersonId { get; private set; }

    public Person Person { get; private set; } = null!;

    public DateTimeOffset JoinedAt { get; private set; }

    /// <summary>When the person stopped taking part; null while they do.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    internal void Leave(DateTimeOffset now) => LeftAt = now;
}

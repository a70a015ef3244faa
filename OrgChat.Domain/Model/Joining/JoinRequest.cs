using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Model.Joining;

/// <summary>A member who answers in a conversation on behalf of its owner asks to take part; only the owner adds them.</summary>
public sealed class JoinRequest
{
    private JoinRequest() { }

    public JoinRequest(Conversation conversation, TeamMember member, DateTimeOffset now)
    {
        OrganizationId = conversation.OrganizationId;
        ConversationId = conversation.Id;
        PersonId = member.Id;
        At = now;
    }

    public Guid OrganizationId { get; private set; }

    public Guid ConversationId { get; private set; }

    public Guid PersonId { get; private set; }

    public DateTimeOffset At { get; private set; }
}

using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Model.Tags;

/// <summary>A tag stands on a conversation.</summary>
public sealed class ConversationTag
{
    private ConversationTag() { }

    internal ConversationTag(Conversation conversation, Tag tag, Person by, DateTimeOffset now)
    {
        ConversationId = conversation.Id;
        TagId = tag.Id;
        OrganizationId = conversation.OrganizationId;
        PutById = by.Id;
        PutAt = now;
    }

    public Guid ConversationId { get; private set; }

    public Guid TagId { get; private set; }

    public Guid OrganizationId { get; private set; }

    /// <summary>Who put it there: a member of the team, or the client whose reason it stands for.</summary>
    public Guid PutById { get; private set; }

    public DateTimeOffset PutAt { get; private set; }
}

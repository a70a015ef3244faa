using OrgChat.Domain.People;

namespace OrgChat.Domain.Conversations;

/// <summary>What a person wrote; never edited. Both people of an on-behalf message are kept, with their names of that day.</summary>
public sealed class Message
{
    private Message() { }

    internal Message(Conversation conversation, long number, Person author, Draft draft, DateTimeOffset now)
    {
        ConversationId = conversation.Id;
        Number = number;
        AuthorId = author.Id;
        AuthorName = author.Name;
        AuthorTitle = author.Title;
        IsByClient = author is Client;
        Text = MessageText.Checked(draft.Text);
        DraftKey = draft.Key;
        SentAt = now;
    }

    public Guid ConversationId { get; private set; }

    /// <summary>1, 2, 3… within the conversation: order, page key and read position in one.</summary>
    public long Number { get; private set; }

    /// <summary>Always the human who wrote it.</summary>
    public Guid AuthorId { get; private set; }

    public string AuthorName { get; private set; } = "";

    public string AuthorTitle { get; private set; } = "";

    public bool IsByClient { get; private set; }

    /// <summary>The owner it was written for; null when the author spoke as themself.</summary>
    public Guid? OnBehalfOfId { get; private set; }

    public string? OnBehalfOfName { get; private set; }

    public string Text { get; private set; } = "";

    public DateTimeOffset SentAt { get; private set; }

    /// <summary>Unique per conversation and author.</summary>
    public Guid DraftKey { get; private set; }

    /// <summary>Its place in the search index; null while it has none yet.</summary>
    internal long? SearchId { get; private set; }

    internal void BeFoundAs(long searchId) => SearchId = searchId;

    internal Message OnBehalfOf(Person owner)
    {
        OnBehalfOfId = owner.Id;
        OnBehalfOfName = owner.Name;
        return this;
    }
}

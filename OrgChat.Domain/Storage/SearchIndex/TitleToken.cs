namespace OrgChat.Domain.Storage.SearchIndex;

/// <summary>One line of the index of titles: the title of a conversation has this mark; see <see cref="TitleMarkRules"/>.</summary>
internal sealed class TitleToken
{
    private TitleToken() { }

    public TitleToken(string mark, Guid conversationId)
    {
        Mark = mark;
        ConversationId = conversationId;
    }

    public string Mark { get; private set; } = "";

    public Guid ConversationId { get; private set; }
}

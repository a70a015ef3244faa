namespace OrgChat.Domain.Storage.SearchIndex;

/// <summary>
/// One line of the blind index: a message holds a word, or the beginning of one, that has this number under its organization’s key.
/// </summary>
internal sealed class SearchToken
{
    private SearchToken() { }

    public SearchToken(int token, long messageId)
    {
        Token = token;
        MessageId = messageId;
    }

    public int Token { get; private set; }

    /// <summary><see cref="OrgChat.Domain.Model.Conversations.Message.SearchId"/>.</summary>
    public long MessageId { get; private set; }
}

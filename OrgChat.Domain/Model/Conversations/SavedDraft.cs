using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Model.Conversations;

/// <summary>A text being written, kept so that a closed tab or a lost connection loses nothing.</summary>
public sealed class SavedDraft
{
    /// <summary>Longest text kept, in characters; more than can be sent, so that a paste too long is not lost.</summary>
    public const int MaxLength = 100_000;

    private SavedDraft() { }

    public SavedDraft(Person author, Guid conversationId)
    {
        OrganizationId = author.OrganizationId;
        PersonId = author.Id;
        ConversationId = conversationId;
    }

    public Guid OrganizationId { get; private set; }

    public Guid PersonId { get; private set; }

    public Guid ConversationId { get; private set; }

    public Guid Key { get; private set; }

    /// <summary>Null when it does not open.</summary>
    public string? Text => SealedText.Text;

    internal SealedText SealedText { get; private set; } = null!;

    public DateTimeOffset SavedAt { get; private set; }

    public void Keep(Guid key, string text, DateTimeOffset now)
    {
        Key = key;
        SealedText = SealedText.Of(text)!;
        SavedAt = now;
    }
}

using System.Globalization;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Model.Notes;

/// <summary>A note being written, apart from what the same person writes to the client.</summary>
public sealed class NoteDraft
{
    private NoteDraft() { }

    public NoteDraft(TeamMember author, Guid conversationId)
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
    public string? Text => SealedWords.Opens ? SealedWords.Part(0) : null;

    /// <summary>Colleagues chosen so far.</summary>
    public IReadOnlyList<Guid> Mentioned => SealedWords.Opens && SealedWords.Part(1) is { Length: > 0 } ids
        ? [.. ids.Split(' ').Select(id => Guid.Parse(id, CultureInfo.InvariantCulture))] : [];

    /// <summary>The text, and whom it mentions.</summary>
    internal SealedText SealedWords { get; private set; } = null!;

    public DateTimeOffset SavedAt { get; private set; }

    public void Keep(Draft draft, IEnumerable<Guid> mentioned, DateTimeOffset now)
    {
        Key = draft.Key;
        SealedWords = SealedText.OfParts(draft.Text, string.Join(' ', mentioned));
        SavedAt = now;
    }
}

using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Model.ClientStarts;

/// <summary>What a client is about to begin a conversation with.</summary>
public sealed class StartDraft
{
    private StartDraft() { }

    public StartDraft(Client client)
    {
        PersonId = client.Id;
        OrganizationId = client.OrganizationId;
    }

    public Guid PersonId { get; private set; }

    public Guid OrganizationId { get; private set; }

    /// <summary>What it began with: the same again is the same conversation.</summary>
    public Guid Key { get; private set; }

    /// <summary>Null when it does not open.</summary>
    public string? Text => SealedText.Text;

    internal SealedText SealedText { get; private set; } = null!;

    /// <summary>Whom it is for; null for the clinic.</summary>
    public Guid? MemberId { get; private set; }

    public Guid? ReasonId { get; private set; }

    public void Keep(Draft draft, Guid? memberId, Guid? reasonId)
    {
        (Key, MemberId, ReasonId) = (draft.Key, memberId, reasonId);
        SealedText = SealedText.Of(draft.Text)!;
    }
}

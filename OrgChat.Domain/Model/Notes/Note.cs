using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Model.Notes;

/// <summary>
/// What a member of the team wrote into a conversation for the team alone. It is no message: it takes no number and moves nothing that a
/// client could see.
/// </summary>
public sealed class Note
{
    private readonly List<NoteMention> mentions = [];

    private Note() { }

    private Note(Conversation conversation, TeamMember author, Draft draft, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        OrganizationId = conversation.OrganizationId;
        ConversationId = conversation.Id;
        AuthorId = author.Id;
        AfterNumber = conversation.LastNumber;
        At = now < conversation.LastActivityAt ? conversation.LastActivityAt : now; // As a message: never above what it stands after.
        SealedByline = SealedText.OfParts(author.Name, author.Title);
        SealedText = SealedText.Of(MessageText.Checked(draft.Text))!;
        DraftKey = draft.Key;
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; private set; }

    public Guid ConversationId { get; private set; }

    public Guid AuthorId { get; private set; }

    public string AuthorName => SealedByline.Part(0) ?? "";

    public string AuthorTitle => SealedByline.Opens ? SealedByline.Part(1) ?? "" : "";

    /// <summary>The newest message when it was written; 0 before the first.</summary>
    public long AfterNumber { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>When its author took it back: then nobody reads it any more, and its trace stays. Null as long as it stands.</summary>
    public DateTimeOffset? RetractedAt { get; private set; }

    /// <summary>What was written; null when it does not open.</summary>
    public string? Text => SealedText.Text;

    /// <summary>Colleagues it calls by name.</summary>
    public IReadOnlyList<NoteMention> Mentions => mentions;

    /// <summary>Unique per conversation and author.</summary>
    public Guid DraftKey { get; private set; }

    internal SealedText SealedText { get; private set; } = null!;

    /// <summary>The author’s name and title as they were that day.</summary>
    internal SealedText SealedByline { get; private set; } = null!;

    /// <param name="mentioned">Colleagues chosen while writing; those the text calls by name are mentioned.</param>
    /// <exception cref="RefusedException">The author may not answer here, or nothing is written, or too much.</exception>
    public static Note Write(
        Conversation conversation, TeamMember author, Draft draft, IEnumerable<TeamMember> mentioned, DateTimeOffset now)
    {
        conversation.RequireAnsweringStaff(author);
        var note = new Note(conversation, author, draft, now);
        note.mentions.AddRange(mentioned.Where(member => note.Text!.Contains($"@{member.Name}", StringComparison.Ordinal))
            .Select(member => new NoteMention(note, member)));
        return note;
    }

    /// <summary>Its author takes it back. What was written stays on record, sealed, and is shown to nobody.</summary>
    /// <exception cref="RefusedException">Somebody else wrote it, or the actor may not answer here any more.</exception>
    public void Retract(Conversation conversation, TeamMember actor, DateTimeOffset now)
    {
        conversation.RequireAnsweringStaff(actor);
        if (AuthorId != actor.Id)
        {
            throw new RefusedException("OnlyOwnNote", AuthorName) { Reason = RefusalReason.NotAllowed };
        }

        RetractedAt ??= now;
    }

    /// <summary>Whether it is what this draft became.</summary>
    internal bool Says(Draft draft) => Text == MessageText.Clean(draft.Text);
}

namespace OrgChat.Domain.Model.Conversations;

/// <summary>
/// What one person keeps for themself about one conversation, whether they take part in it or read it through Organization chat.
/// </summary>
public sealed class PersonalState
{
    private PersonalState() { }

    public PersonalState(Guid personId, Guid conversationId)
    {
        PersonId = personId;
        ConversationId = conversationId;
    }

    /// <summary>Begins where the person has read to, who kept nothing so far.</summary>
    internal PersonalState(Guid personId, Conversation conversation) : this(personId, conversation.Id) =>
        ReadNumber = conversation.ReadNumberOf(null);

    public Guid PersonId { get; private set; }

    public Guid ConversationId { get; private set; }

    /// <summary>The newest message the person has read; 0 before the first.</summary>
    public long ReadNumber { get; private set; }

    /// <summary>When they read it.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>No badge and no count for this conversation.</summary>
    public bool IsMuted { get; private set; }

    /// <summary>Out of one’s own lists as long as no message newer than this arrives; null when not archived.</summary>
    public long? ArchivedAtNumber { get; private set; }

    /// <summary>When Send was pressed in vain for what the person’s saved draft here says; null when nothing stands unsent.</summary>
    public DateTimeOffset? UnsentSince { get; private set; }

    /// <summary>Since when a text of theirs stands here that is not sent; null without one. Told to nobody else.</summary>
    public DateTimeOffset? DraftSince { get; private set; }

    /// <summary>Rises whenever their draft here is saved or ends, so that each of their windows knows what is newest.</summary>
    public long DraftNumber { get; private set; }

    /// <summary>
    /// How far they had read when they marked messages as unread; null once they have read as far again. Whatever else is unread was
    /// written since.
    /// </summary>
    public long? MarkedBackFrom { get; private set; }

    /// <summary>Nothing is kept but what they write.</summary>
    internal bool IsOnlyDraft => (DraftNumber > 0 || UnsentSince is not null)
        && ReadAt is null && MarkedBackFrom is null && ArchivedAtNumber is null && !IsMuted;

    /// <summary>Moves the read position forward; never back.</summary>
    public void Read(long number, DateTimeOffset now)
    {
        if (number > ReadNumber)
        {
            MoveTo(number);
            ReadAt = now;
        }
    }

    /// <summary>History up to this number counts as read, though nobody says when: the other side is shown no “seen”.</summary>
    internal void TakeOverAsRead(long number)
    {
        MoveTo(Math.Max(number, ReadNumber));
        ReadAt = null;
    }

    /// <summary>Moves the read position back, so that this message and all after it are unread.</summary>
    public void Unread(long fromNumber)
    {
        var furthest = MarkedBackFrom ?? ReadNumber;
        ReadNumber = Math.Clamp(fromNumber - 1, 0, ReadNumber);
        MarkedBackFrom = ReadNumber < furthest ? furthest : null;
    }

    public void Mute(bool muted) => IsMuted = muted;

    public void Archive(long lastNumber) => ArchivedAtNumber = lastNumber;

    public void Unarchive() => ArchivedAtNumber = null;

    internal void KeepDraft(DateTimeOffset now) => (DraftSince, DraftNumber) = (DraftSince ?? now, DraftNumber + 1);

    internal void EndDraft() => (DraftSince, DraftNumber) = (null, DraftNumber + 1);

    internal void StandUnsent(DateTimeOffset? since) => UnsentSince = since;

    private void MoveTo(long number)
    {
        ReadNumber = number;
        MarkedBackFrom = number < MarkedBackFrom ? MarkedBackFrom : null;
    }
}

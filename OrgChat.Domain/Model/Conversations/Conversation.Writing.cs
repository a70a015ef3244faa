using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.ClientStarts;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Model.Conversations;

public sealed partial class Conversation
{
    /// <summary>Adds a message: as oneself for a participant, on behalf of the owner for who has Organization chat.</summary>
    /// <exception cref="NotFoundException">The author may not see the conversation.</exception>
    /// <param name="files">Those the draft names; each joins the message, or nothing is written.</param>
    /// <exception cref="RefusedException">The author may only read it, it is closed, or it changed since the draft was
    /// confirmed.</exception>
    public Message Write(Person author, Draft draft, DateTimeOffset now, IReadOnlyList<Attachment>? files = null)
    {
        var access = RequireWritable(author, draft.Reopens);
        RequireAsConfirmed(access, draft);
        Open(author, now);
        var message = new Message(this, LastNumber + 1, author, draft, NotBeforeTheNewest(now));
        message.Attach(files ?? []);
        FollowSnooze(author, now);
        Append(access == Access.OnBehalf ? message.OnBehalfOf(Owner) : message);
        return message;
    }

    /// <summary>Records, with a name on it, that the waiting client needs no reply, or that what is back was seen to.</summary>
    /// <param name="seen">The newest message the actor had before them; null when that does not count.</param>
    /// <exception cref="RefusedException">The actor may not answer, or something arrived that they have not seen.</exception>
    public void DeclareNoReplyNeeded(Person actor, DateTimeOffset now, long? seen = null)
    {
        RequireAnsweringStaff(actor);
        RequireSeen(seen);
        if (WaitingSince is not null || IsBack)
        {
            WaitingSince = null;
            if (IsBack)
            {
                EndSnooze();
            }

            AddEvent(ConversationEventKind.NoReplyNeeded, actor, null, now);
        }
    }

    /// <summary>Ends the conversation for everybody until it is reopened; a waiting client is declared to need no reply.</summary>
    /// <inheritdoc cref="DeclareNoReplyNeeded"/>
    public void Close(Person actor, DateTimeOffset now, long? seen = null)
    {
        var waiting = WaitingSince;
        RequireSeen(seen);
        if (!IsClosed)
        {
            RememberSnooze();
        }

        DeclareNoReplyNeeded(actor, now, seen);
        if (!IsClosed)
        {
            (ClosedAt, ClosedOverWait) = (now, waiting);
            BeClaimedBy(null, null);
            EndSnooze();
            AddEvent(ConversationEventKind.Closed, actor, null, now);
        }
    }

    public void Reopen(Person actor, DateTimeOffset now)
    {
        RequireAnsweringStaff(actor);
        Open(actor, now);
    }

    /// <summary>Closing it was a slip: it is open, its clients wait, and it is snoozed or back, as before.</summary>
    /// <param name="former">Who had snoozed it; see <see cref="FormerSnoozedById"/>.</param>
    public void UndoClose(Person actor, TeamMember? former, DateTimeOffset now)
    {
        RequireAnsweringStaff(actor);
        var waiting = ClosedOverWait;
        if (IsClosed)
        {
            Open(actor, now);
            WaitingSince ??= waiting;
            BringSnoozeBack(former);
        }
    }

    /// <summary>Throws unless the person may see it; what they may do is the result.</summary>
    public Access RequireVisible(Person person) =>
        AccessOf(person) is not Access.None and var access ? access : throw new NotFoundException(MissingKind.Conversation);

    /// <summary>Throws unless the person may write here now, or attach what they are going to send; how they would is the result.</summary>
    /// <param name="reopens">What is closed opens again by their writing.</param>
    internal Access RequireWritable(Person author, bool reopens = false)
    {
        var access = RequireAnswering(author);
        if (!reopens)
        {
            RequireOpenTo(author);
        }

        return access;
    }

    /// <summary>Throws unless the person is of the team and may answer here.</summary>
    internal void RequireAnsweringStaff(Person person)
    {
        RequireAnswering(person);
        if (person is Client)
        {
            throw new RefusedException("OnlyTeam") { Reason = RefusalReason.NotAllowed };
        }
    }

    /// <summary>What was written is stored, and only the conversation itself goes on being known.</summary>
    internal void ForgetWritten()
    {
        messages.Clear();
        events.Clear();
    }

    /// <summary>Lets its clients see it although nothing was written yet, so that one of them can begin.</summary>
    internal void OpenToClients(DateTimeOffset now) => OpenToClientsSince ??= now;

    /// <summary>A clock that was set back must not put a message on a day before the one above it.</summary>
    private DateTimeOffset NotBeforeTheNewest(DateTimeOffset now) => now < LastActivityAt ? LastActivityAt : now;

    private void Append(Message message)
    {
        messages.Add(message);
        LastNumber = message.Number;
        LastActivityAt = message.SentAt;
        Last = new LastMessage(message);
        SealedLastNames = SealedText.OfParts(message.AuthorName, message.OnBehalfOfName);
        OpenToClients(message.SentAt);
        SealedPreview = SealedText.Of(LastMessage.Shorten(message.Gist!));
        WaitingSince = message.IsByClient ? WaitingSince ?? message.SentAt : null;
        Touch();
    }

    private void Open(Person actor, DateTimeOffset now)
    {
        if (IsClosed)
        {
            (ClosedAt, ClosedOverWait) = (null, null);
            AddEvent(ConversationEventKind.Reopened, actor, null, now);
        }
    }

    private Access RequireAnswering(Person person) =>
        RequireVisible(person) is (Access.OnBehalf or Access.Participate) and var access
            ? access
            : throw new RefusedException("MayOnlyRead") { Reason = RefusalReason.NotAllowed };

    private void RequireSeen(long? seen)
    {
        if (seen < LastNumber)
        {
            throw Last is { IsByClient: true }
                ? new RefusedException("WroteAgain", PersonNameRules.Shorten(LastAuthorName))
                : new RefusedException("ArrivedMeanwhile");
        }
    }

    private void RequireOpenTo(Person author)
    {
        if (IsClosed)
        {
            throw new RefusedException(author is Client ? "ClosedByClinic" : "ClosedConversation");
        }
    }

    private void RequireAsConfirmed(Access access, Draft draft)
    {
        if (access == Access.Participate)
        {
            if (draft.OnBehalfOfId is not null)
            {
                throw new RefusedException("TakesPartNow");
            }
        }
        else if (draft.OnBehalfOfId != OwnerId)
        {
            throw new RefusedException("ReviewOnBehalf", Owner.Name);
        }
        else if (draft.SeenNumber < LastNumber)
        {
            throw new RefusedException("ArrivedWhileConfirming");
        }
    }

    private void AddEvent(ConversationEventKind kind, Person actor, Person? subject, DateTimeOffset now, string? reason = null,
        DateTimeOffset? until = null, StartReasonKind? about = null)
    {
        events.Add(new ConversationEvent(this, kind, actor, subject, now, reason, until, about));
        (HandledAt, HandledById) = kind.StopsSending() ? (now, actor.Id) : (HandledAt, HandledById);
        Touch();
    }
}

using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Model.Conversations;

/// <remarks>
/// What is snoozed is out of “Needs reply” for the whole team, and comes back on top of it: at its time, or as soon as a client writes. How
/// long a client waits is counted on meanwhile. An answer, “No reply needed”, closing or another snooze ends that it is back; an answer
/// does not end a snooze, which is a reminder.
/// </remarks>
public sealed partial class Conversation
{
    /// <summary>The farthest time one can snooze until.</summary>
    public static readonly TimeSpan LongestSnooze = TimeSpan.FromDays(366);

    // Whatever is back stands before every wait.
    private static readonly TimeSpan BeforeWaits = TimeSpan.FromDays(365_000);

    /// <summary>Until when it is, or was, snoozed; null when it is neither snoozed nor back.</summary>
    public DateTimeOffset? SnoozedUntil { get; private set; }

    /// <summary>By whom.</summary>
    public Guid? SnoozedById { get; private set; }

    /// <inheritdoc cref="SnoozedById"/>
    public TeamMember? SnoozedBy { get; private set; }

    /// <summary>Since when it is back from being snoozed; null when it is not, or somebody saw to it.</summary>
    public DateTimeOffset? BackSince { get; private set; }

    /// <summary>How that was before it was last snoozed or closed, to be brought back where that was a slip.</summary>
    public DateTimeOffset? FormerSnoozedUntil { get; private set; }

    /// <inheritdoc cref="FormerSnoozedUntil"/>
    public Guid? FormerSnoozedById { get; private set; }

    /// <inheritdoc cref="FormerSnoozedUntil"/>
    public DateTimeOffset? FormerBackSince { get; private set; }

    public bool IsSnoozed => SnoozedUntil is not null && BackSince is null;

    public bool IsBack => BackSince is not null;

    /// <summary>Where it stands in “Needs reply”, the earliest first; null where it does not.</summary>
    /// <remarks>Stored to be sought and sorted by, and always what the rest says.</remarks>
    public DateTimeOffset? QueuePlace
    {
        get => IsSnoozed ? null : (BackSince - BeforeWaits) ?? WaitingSince;
        private set => _ = value;
    }

    public ConversationStatus Status => this switch
    {
        { IsClosed: true } => ConversationStatus.Closed,
        { IsSnoozed: true } => ConversationStatus.Snoozed,
        { QueuePlace: not null } => ConversationStatus.NeedsReply,
        { Last.IsByClient: false } => ConversationStatus.WaitingForClient,
        _ => ConversationStatus.Settled,
    };

    /// <summary>Puts it off until a time.</summary>
    /// <exception cref="RefusedException">The actor may not answer here, it is closed, or the time is past or too far away.</exception>
    public void Snooze(Person actor, DateTimeOffset until, DateTimeOffset now)
    {
        RequireAnsweringStaff(actor);
        RequireOpenTo(actor);
        if (until <= now || until > now + LongestSnooze)
        {
            throw new RefusedException(until <= now ? "SnoozePast" : "SnoozeTooLong");
        }

        if (!IsSnoozed || SnoozedUntil != until)
        {
            RememberSnooze();
            (SnoozedBy, SnoozedById, SnoozedUntil, BackSince) = ((TeamMember)actor, actor.Id, until, null);
            AddEvent(ConversationEventKind.Snoozed, actor, null, now, until: until);
        }
    }

    /// <summary>Ends the snooze by hand: it stands where it would stand without.</summary>
    public void Wake(Person actor, DateTimeOffset now)
    {
        RequireAnsweringStaff(actor);
        if (IsSnoozed)
        {
            EndSnooze();
            AddEvent(ConversationEventKind.Woken, actor, null, now);
        }
    }

    /// <summary>Snoozing it was a slip: it stands as before, which is where it was snoozed until then, back, or neither.</summary>
    /// <param name="former">Who had snoozed it before; see <see cref="FormerSnoozedById"/>.</param>
    public void UndoSnooze(Person actor, TeamMember? former, DateTimeOffset now)
    {
        RequireAnsweringStaff(actor);
        if (IsSnoozed && SnoozedById == actor.Id)
        {
            BringSnoozeBack(former);
            AddEvent(IsSnoozed ? ConversationEventKind.Snoozed : ConversationEventKind.Woken, actor, null, now,
                until: IsSnoozed ? SnoozedUntil : null);
        }
    }

    /// <summary>Brings it back when its time has come.</summary>
    /// <returns>Whether it is back now.</returns>
    internal bool WakeAtItsTime(DateTimeOffset now)
    {
        if (!IsSnoozed || SnoozedUntil > now)
        {
            return false;
        }

        BackSince = now;
        AddEvent(ConversationEventKind.Woken, SnoozedBy!, null, now, until: SnoozedUntil);
        return true;
    }

    // A client brings back what is snoozed; whoever of the team answers has seen to what is back.
    private void FollowSnooze(Person author, DateTimeOffset now)
    {
        if (author is Client && IsSnoozed)
        {
            BackSince = now;
            AddEvent(ConversationEventKind.Woken, author, null, now);
        }
        else if (author is TeamMember && IsBack)
        {
            EndSnooze();
        }
    }

    private void RememberSnooze() =>
        (FormerSnoozedUntil, FormerSnoozedById, FormerBackSince) = (SnoozedUntil, SnoozedById, BackSince);

    private void BringSnoozeBack(TeamMember? by)
    {
        EndSnooze();
        if (by is not null && by.Id == FormerSnoozedById)
        {
            (SnoozedBy, SnoozedById, SnoozedUntil, BackSince) = (by, by.Id, FormerSnoozedUntil, FormerBackSince);
        }
    }

    private void EndSnooze() => (SnoozedBy, SnoozedById, SnoozedUntil, BackSince) = (null, null, null, null);
}

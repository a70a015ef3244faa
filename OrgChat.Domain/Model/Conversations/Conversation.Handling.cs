using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Text;

namespace OrgChat.Domain.Model.Conversations;

/// <remarks>
/// A claim says who is at it, for the team alone: nobody’s rights and nobody’s duty change by it. It ends by hand, with the conversation,
/// or when its member is no longer there.
/// </remarks>
public sealed partial class Conversation
{
    /// <summary>Longest line that goes with a conversation handed to a colleague, in characters.</summary>
    public const int MaxReasonLength = 200;

    /// <summary>Who said “I take this one”; null while nobody has.</summary>
    public Guid? ClaimedById { get; private set; }

    /// <inheritdoc cref="ClaimedById"/>
    public TeamMember? ClaimedBy { get; private set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset? ClaimedAt { get; private set; }

    /// <summary>When something was last done to it that whoever is writing is told before they send.</summary>
    /// <seealso cref="ConversationEventRules.StopsSending"/>
    public DateTimeOffset? HandledAt { get; private set; }

    /// <summary>By whom.</summary>
    public Guid? HandledById { get; private set; }

    /// <summary>Takes it, also from a colleague, whose name stays in the conversation’s history.</summary>
    /// <exception cref="RefusedException">The actor may not answer here, or it is closed.</exception>
    public void Claim(Person actor, DateTimeOffset now)
    {
        RequireAnsweringStaff(actor);
        RequireOpenTo(actor);
        if (ClaimedById == actor.Id)
        {
            return;
        }

        var former = ClaimedBy;
        BeClaimedBy((TeamMember)actor, now);
        AddEvent(former is null ? ConversationEventKind.Claimed : ConversationEventKind.TakenOver, actor, former, now);
    }

    /// <summary>Gives one’s own claim back to the queue.</summary>
    public void Release(Person actor, DateTimeOffset now)
    {
        RequireAnsweringStaff(actor);
        if (ClaimedById == actor.Id)
        {
            BeClaimedBy(null, null);
            AddEvent(ConversationEventKind.Released, actor, null, now);
        }
    }

    /// <summary>Gives it to a colleague, who has it claimed from then on.</summary>
    /// <param name="reason">A line why, for the team alone; empty for none.</param>
    /// <exception cref="RefusedException">The actor or the colleague may not answer here, it is closed, or the line is too
    /// long.</exception>
    public void HandTo(Person actor, TeamMember colleague, string? reason, DateTimeOffset now)
    {
        RequireAnsweringStaff(actor);
        RequireOpenTo(actor);
        if (AccessOf(colleague) is not (Access.Participate or Access.OnBehalf))
        {
            throw new RefusedException("CannotAnswerThere", colleague.Name);
        }

        if (colleague.AwayUntilAfter(now) is not null)
        {
            throw new RefusedException("ColleagueAway", colleague.Name);
        }

        if (ClaimedById != colleague.Id)
        {
            var line = RequireReason(reason);
            BeClaimedBy(colleague, now);
            AddEvent(ConversationEventKind.HandedTo, actor, colleague, now, line);
        }
    }

    /// <summary>The member who has it claimed is no longer there: it is back in the queue.</summary>
    internal void EndClaim(DateTimeOffset now)
    {
        if (ClaimedBy is { } former)
        {
            BeClaimedBy(null, null);
            AddEvent(ConversationEventKind.ClaimEnded, former, null, now);
        }
    }

    /// <summary>Whether a colleague did something to it since then that whoever writes here is told before they send.</summary>
    internal bool IsHandledSince(DateTimeOffset moment, Person writer) => HandledAt > moment && HandledById != writer.Id;

    private void BeClaimedBy(TeamMember? member, DateTimeOffset? since) =>
        (ClaimedBy, ClaimedById, ClaimedAt) = (member, member?.Id, since);

    private static string? RequireReason(string? reason) => SingleLineRules.Of(reason) switch
    {
        null or "" => null,
        { Length: > MaxReasonLength } => throw new RefusedException("ReasonTooLong", MaxReasonLength),
        var line => line,
    };
}

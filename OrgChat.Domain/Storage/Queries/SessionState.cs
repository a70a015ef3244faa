using OrgChat.Domain.Model.Sessions;

namespace OrgChat.Domain.Storage.Queries;

/// <summary>Until when a session lasts as things stand, or why it ended.</summary>
/// <param name="EndedBecause">Null while it is not written down as ended.</param>
/// <param name="IdleLimit">How long it may go untouched.</param>
/// <param name="IdleAt">When it ends if nobody touches it.</param>
/// <param name="LongestAt">When it ends in any case.</param>
public sealed record SessionState(SessionEnd? EndedBecause, TimeSpan IdleLimit, DateTimeOffset IdleAt, DateTimeOffset LongestAt)
{
    /// <summary>When it ends, and why.</summary>
    public (DateTimeOffset At, SessionEnd Because) End => IdleAt < LongestAt ? (IdleAt, SessionEnd.Idle) : (LongestAt, SessionEnd.Longest);

    internal static SessionState Of(Session session, TimeSpan idleLimit) =>
        new(session.EndedBecause, idleLimit, session.LastInputAt + idleLimit, session.StartedAt + SessionRules.Longest);
}

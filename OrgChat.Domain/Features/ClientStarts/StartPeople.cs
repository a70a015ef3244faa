using OrgChat.Domain.Model.ClientStarts;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Features.ClientStarts;

/// <summary>Who may own what one client begins, as the clinic and its team want it.</summary>
/// <param name="Assigned">The client’s care team, the longest first.</param>
/// <param name="Reachable">Of the care team, and of those who share a conversation with the client, who can be written to.</param>
internal sealed record StartPeople(StartPolicy? Policy, IReadOnlyList<TeamMember> Assigned, IReadOnlyList<TeamMember> Reachable)
{
    public bool AreStartsOff => Policy is { IsOff: true };

    /// <inheritdoc cref="StartOwnerRules.OwnerOf"/>
    public TeamMember? OwnerOf(Guid? named, StartReason? reason, DateTimeOffset now) =>
        StartOwnerRules.OwnerOf(named, reason?.Member, Reachable, Assigned, Policy?.Member, now);
}

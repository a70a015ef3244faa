using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Model.ClientStarts;

/// <summary>Who owns what a client begins.</summary>
public static class StartOwnerRules
{
    /// <summary>
    /// Somebody of the care team whom the client named, and nobody in their place. What is for the clinic goes to whom its reason names,
    /// else to the provider who is assigned the longest and wants to be written to, else to whom the clinic names. Who is away is passed
    /// over, unless all of them are.
    /// </summary>
    /// <param name="reachable">Of the client’s care team those who want to be written to; see <see cref="Reaches"/>.</param>
    /// <param name="assigned">Who is assigned to the client, the longest first.</param>
    /// <returns>Null where nobody takes it.</returns>
    public static TeamMember? OwnerOf(Guid? named, TeamMember? ofReason, IReadOnlyCollection<TeamMember> reachable,
        IEnumerable<TeamMember> assigned, TeamMember? ofClinic, DateTimeOffset now)
    {
        if (named is { } id)
        {
            return reachable.FirstOrDefault(member => member.Id == id);
        }

        // Named by an admin for just this: what they want for themselves is about clients who choose them.
        var providers = assigned.Where(member => member.Role == TeamRole.Provider && reachable.Contains(member));
        List<TeamMember> takers =
            [.. new[] { ofReason }.Concat(providers).Append(ofClinic).OfType<TeamMember>().Where(member => member.IsActive)];
        return takers.Find(member => member.AwayUntilAfter(now) is null) ?? takers.FirstOrDefault();
    }

    /// <summary>Whether clients may write to the member first.</summary>
    /// <param name="declined">Those who do not want it.</param>
    public static bool Reaches(this TeamMember member, IReadOnlySet<Guid> declined) => member.IsActive && !declined.Contains(member.Id);
}

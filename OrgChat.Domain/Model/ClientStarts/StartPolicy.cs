using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Model.ClientStarts;

/// <summary>
/// Whether a clinic’s clients begin conversations, and who owns what they write to the clinic; on and nobody until somebody said so.
/// </summary>
public sealed class StartPolicy
{
    private StartPolicy() { }

    public StartPolicy(Organization organization) => OrganizationId = organization.Id;

    public Guid OrganizationId { get; private set; }

    /// <summary>Clients only answer.</summary>
    public bool IsOff { get; private set; }

    /// <summary>Who owns what nobody else takes; null for nobody.</summary>
    public Guid? MemberId { get; private set; }

    /// <inheritdoc cref="MemberId"/>
    public TeamMember? Member { get; private set; }

    /// <exception cref="RefusedException">The member is not active.</exception>
    public void Set(bool isOn, TeamMember? member)
    {
        if (member is { IsActive: false })
        {
            throw new RefusedException("ColleagueNotActive", member.Name);
        }

        (IsOff, Member, MemberId) = (!isOn, member, member?.Id);
    }
}

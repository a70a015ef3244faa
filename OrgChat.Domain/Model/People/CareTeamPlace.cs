namespace OrgChat.Domain.Model.People;

/// <summary>A team member assigned to care for a client.</summary>
public sealed class CareTeamPlace
{
    private CareTeamPlace() { }

    public CareTeamPlace(Guid clientId, Guid memberId, DateTimeOffset now)
    {
        ClientId = clientId;
        MemberId = memberId;
        AssignedAt = now;
    }

    public Guid ClientId { get; private set; }

    public Guid MemberId { get; private set; }

    public DateTimeOffset AssignedAt { get; private set; }

    public Client Client { get; private set; } = null!;

    public TeamMember Member { get; private set; } = null!;
}

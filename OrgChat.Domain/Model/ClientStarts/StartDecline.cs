using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Model.ClientStarts;

/// <summary>A member whom clients cannot begin a conversation with, because they do not want it.</summary>
public sealed class StartDecline
{
    private StartDecline() { }

    public StartDecline(TeamMember member, DateTimeOffset now)
    {
        MemberId = member.Id;
        OrganizationId = member.OrganizationId;
        Since = now;
    }

    public Guid MemberId { get; private set; }

    public Guid OrganizationId { get; private set; }

    public DateTimeOffset Since { get; private set; }
}

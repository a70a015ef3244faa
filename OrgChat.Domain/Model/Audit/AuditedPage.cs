namespace OrgChat.Domain.Model.Audit;

/// <summary>A page that is open to some only, or a part of the program; the numbers are stored.</summary>
public enum AuditedPage
{
    /// <summary>Something that every signed-in person has.</summary>
    OrgChat = 0,
    PersonalChat = 1,
    OrganizationChat = 2,
    Clients = 3,
    Team = 4,
    TeamMember = 5,
    Permissions = 6,
    Security = 7,
    Clinic = 8,
    SavedReplies = 19,
    Notices = 20,
    Tags = 21,
    ClientStarts = 24,
}

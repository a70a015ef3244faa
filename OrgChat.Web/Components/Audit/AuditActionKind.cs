namespace OrgChat.Web.Components.Audit;

/// <summary>What actions are about: the heading under which they stand.</summary>
public enum AuditActionKind
{
    Conversations,
    Participants,
    Permissions,
    Team,
    Clients,
    Import,
    SignIn,
    Keys,
    Search,
    Files,
    Record,
    Clinic,
    Notices,
    Other,
}

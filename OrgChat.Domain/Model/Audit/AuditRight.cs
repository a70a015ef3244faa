using OrgChat.Domain.Model.Conversations;

namespace OrgChat.Domain.Model.Audit;

/// <summary>
/// By which right somebody did something; the numbers are stored, those of a conversation as <see cref="Access"/> has them.
/// </summary>
public enum AuditRight
{
    /// <summary>Without a right there, such as the program, which puts on record what it found.</summary>
    None = Access.None,

    Read = Access.Read,
    OnBehalf = Access.OnBehalf,
    Participate = Access.Participate,

    /// <summary>What everybody may do who is signed in: with their own account, and with what is open to them.</summary>
    Own = 10,

    /// <summary>What team members may do.</summary>
    Member = 11,

    /// <summary>What only admins may do.</summary>
    Admin = 12,

    /// <summary>Their own permissions, while nobody else administers the organization.</summary>
    OnlyAdmin = 13,

    /// <summary>A client’s page: on their care team, or in a conversation with them.</summary>
    OwnClient = 20,

    /// <summary>A client’s page: by a permission that opens every client’s.</summary>
    AllClients = 21,
}

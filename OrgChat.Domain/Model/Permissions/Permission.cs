namespace OrgChat.Domain.Model.Permissions;

/// <summary>One thing an admin lets a team member do; the numbers are stored.</summary>
[Flags]
public enum Permission
{
    None = 0,

    /// <summary>Search finds every client of the organization, not only one's own.</summary>
    SearchAllClients = 1,

    /// <summary>The Clients Page lists every client of the organization.</summary>
    SeeAllClients = 2,

    /// <summary>Every conversation of the organization can be read from its client's page.</summary>
    AccessAllConversations = 4,

    /// <summary>The organization's conversations as one queue, to answer in on behalf of their owners.</summary>
    OrganizationChat = 8,
}

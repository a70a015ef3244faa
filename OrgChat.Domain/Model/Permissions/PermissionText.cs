namespace OrgChat.Domain.Model.Permissions;

/// <summary>The exact words of each permission, as rule 1 of the product gives them.</summary>
public static class PermissionText
{
    /// <summary>Every permission, in the order the permissions page shows them.</summary>
    public static IReadOnlyList<Permission> All { get; } = [.. Enum.GetValues<Permission>().Where(one => one != Permission.None).Order()];

    public static string Text(this Permission permission) => permission switch
    {
        Permission.SearchAllClients => "Can search across all clients in the organization",
        Permission.SeeAllClients => "Sees all clients in the organization on the \"Clients Page\"",
        Permission.AccessAllConversations => "Can access all chat conversations of all org members",
        Permission.OrganizationChat => "Organization chat",
        _ => throw new ArgumentOutOfRangeException(nameof(permission), permission, "Exactly one permission has a text."),
    };

    public static string Explanation(this Permission permission) => permission switch
    {
        Permission.SearchAllClients => "Search finds every client, not only their own.",
        Permission.SeeAllClients => "The page lists every client with their care team.",
        Permission.AccessAllConversations => "Read any conversation from the client’s page. Does not allow replying.",
        Permission.OrganizationChat =>
            "See the whole organization’s conversations as one queue, take part, and reply on behalf of their owner.",
        _ => throw new ArgumentOutOfRangeException(nameof(permission), permission, "Exactly one permission has an explanation."),
    };

    /// <summary>Whether it is about which clients one finds and opens; else it is about chat.</summary>
    public static bool IsAboutClients(this Permission permission) => permission switch
    {
        Permission.SearchAllClients or Permission.SeeAllClients => true,
        Permission.AccessAllConversations or Permission.OrganizationChat => false,
        _ => throw new ArgumentOutOfRangeException(nameof(permission), permission, "Exactly one permission stands under a heading."),
    };

    /// <summary>The single permissions in a combination.</summary>
    public static IEnumerable<Permission> Each(this Permission permissions) => All.Where(one => permissions.HasFlag(one));
}

using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Domain.Model.Permissions;

/// <summary>The exact words of each permission, as rule 1 of the product gives them.</summary>
public static class PermissionText
{
    private static readonly IStringLocalizer Words = Localizer.Of(typeof(PermissionText));

    /// <summary>Every permission, in the order the permissions page shows them.</summary>
    public static IReadOnlyList<Permission> All { get; } = [.. Enum.GetValues<Permission>().Where(one => one != Permission.None).Order()];

    public static string Text(this Permission permission) => Words.Of(permission);

    public static string Explanation(this Permission permission) => Words[$"Explanation.{permission}"];

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

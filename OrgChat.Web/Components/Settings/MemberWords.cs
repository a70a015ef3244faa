using OrgChat.Domain.Permissions;
using OrgChat.Domain.Team;

namespace OrgChat.Web.Components.Settings;

/// <summary>What is said about a member in lists and heads.</summary>
internal static class MemberWords
{
    public static string About(MemberLine member) =>
        string.Join(" · ", new[] { member.Role.ToString(), member.Profession, member.Email ?? "" }.Where(word => word.Length > 0));

    /// <summary>The permissions in a few words; null when there are none.</summary>
    public static string? Permissions(PermissionSet permissions) => permissions.Value.Each().Count() switch
    {
        0 => null,
        _ when permissions.Has(Permission.OrganizationChat) => Permission.OrganizationChat.Text(),
        1 => "1 permission",
        var count => $"{count} permissions",
    };

    /// <summary>“1 conversation”, “1,284 conversations”.</summary>
    public static string Conversations(int count) => Counted(count, "conversation", "conversations");

    public static string Counted(int count, string one, string many) =>
        string.Create(System.Globalization.CultureInfo.GetCultureInfo("en-US"), $"{count:N0} {(count == 1 ? one : many)}");
}

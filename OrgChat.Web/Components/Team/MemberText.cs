using OrgChat.Domain.Features.Team;
using OrgChat.Domain.Model.Permissions;

namespace OrgChat.Web.Components.Team;

/// <summary>What is said about a member in lists and heads.</summary>
internal static class MemberText
{
    public static string About(MemberModel member) =>
        string.Join(" · ", new[] { member.Role.ToString(), member.Profession, member.Email ?? "" }.Where(word => word.Length > 0));

    /// <summary>What sets a member apart: not active, not signed in yet, admin.</summary>
    public static IEnumerable<(string Kind, string Text)> StatusChips(MemberModel member) => member switch
    {
        { IsActive: false } => [("", "Inactive")],
        { CanSignIn: false } => [("chip-note", "No sign-in yet")],
        { HasPassword: false } => [("chip-note", "Invited")],
        _ => [],
    };

    public static IEnumerable<(string Kind, string Text)> RightChips(MemberModel member)
    {
        if (member.IsAdmin)
        {
            yield return ("chip-brand", "Admin");
        }

        var others = member.Permissions.Value;
        if (member.Permissions.Has(Permission.OrganizationChat))
        {
            yield return ("chip-behalf", Permission.OrganizationChat.Text());
            others &= ~PermissionSet.Empty.WithAllItNeeds(Permission.OrganizationChat).Value;
        }

        if (others.Each().Count() is > 0 and var count)
        {
            yield return ("", Counted(count, "permission", "permissions"));
        }
    }

    /// <summary>“1 conversation”, “1,284 conversations”.</summary>
    public static string Conversations(int count) => Counted(count, "conversation", "conversations");

    public static string Counted(int count, string one, string many) =>
        string.Create(System.Globalization.CultureInfo.GetCultureInfo("en-US"), $"{count:N0} {(count == 1 ? one : many)}");
}

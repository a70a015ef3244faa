using OrgChat.Domain.Features.Team;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using static OrgChat.Web.Components.Team.TeamWords;

namespace OrgChat.Web.Components.Team;

/// <summary>What is said about a member in lists and heads.</summary>
internal static class MemberText
{
    public static string About(MemberModel member) =>
        string.Join(" · ", new[] { member.Role.Text(), member.Profession, member.Email ?? "" }.Where(word => word.Length > 0));

    /// <summary>What sets a member apart: not active, not signed in yet, admin.</summary>
    public static IEnumerable<(string Kind, string Text)> StatusChips(MemberModel member) => member switch
    {
        { IsActive: false } => [("", Words.Of(member.Status))],
        { CanSignIn: false } => [("chip-note", Words["NoSignInYet"])],
        { HasPassword: false } => [("chip-note", Words.Of(member.Status))],
        _ => [],
    };

    public static IEnumerable<(string Kind, string Text)> RightChips(MemberModel member)
    {
        if (member.IsAdmin)
        {
            yield return ("chip-brand", Words["Admin"]);
        }

        var others = member.Permissions.Value;
        if (member.Permissions.Has(Permission.OrganizationChat))
        {
            yield return ("chip-behalf", Permission.OrganizationChat.Text());
            others &= ~PermissionSet.Empty.WithAllItNeeds(Permission.OrganizationChat).Value;
        }

        if (others.Each().Count() is > 0 and var count)
        {
            yield return ("", Words.Count("Permissions", count));
        }
    }

    public static string Counted(int count, string one, string many) =>
        string.Create(System.Globalization.CultureInfo.GetCultureInfo("en-US"), $"{count:N0} {(count == 1 ? one : many)}");
}

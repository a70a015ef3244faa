using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Web.Components.Shared.Toasts;

namespace OrgChat.Web.Components.Layout;

/// <summary>
/// Tells somebody in an open window what they may do from now on, or no more. Newer news takes older away: what stands there is true.
/// </summary>
public static class PermissionNewsText
{
    private const string Topic = "rights";

    public static void Tell(ToastService toasts, Person before, Person now)
    {
        var given = PermissionText.All.Where(permission => now.Can(permission) && !before.Can(permission)).ToList();
        var taken = PermissionText.All.Where(permission => before.Can(permission) && !now.Can(permission)).ToList();
        if (taken.Count > 0)
        {
            toasts.Tell(Topic,
                taken.Contains(Permission.OrganizationChat)
                ? "Organization chat was turned off for you."
                : $"Turned off for you: {Named(taken)}.", isUrgent: true);
        }
        else if (given.Count > 0)
        {
            toasts.Tell(Topic,
                given.Contains(Permission.OrganizationChat)
                ? "Organization chat is on for you."
                : $"Turned on for you: {Named(given)}.", isUrgent: false);
        }
    }

    private static string Named(IEnumerable<Permission> permissions) =>
        string.Join(", ", permissions.Select(permission => $"“{permission.Text()}”"));
}

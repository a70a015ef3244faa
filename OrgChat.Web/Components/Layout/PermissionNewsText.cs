using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Web.Components.Shared.Toasts;
using static OrgChat.Web.Components.Layout.LayoutWords;

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
                ? Words["OrganizationChatOff"]
                : Words["TurnedOff", Named(taken)], isUrgent: true);
        }
        else if (given.Count > 0)
        {
            toasts.Tell(Topic,
                given.Contains(Permission.OrganizationChat)
                ? Words["OrganizationChatOn"]
                : Words["TurnedOn", Named(given)], isUrgent: false);
        }
    }

    private static string Named(IEnumerable<Permission> permissions) =>
        ListWords.Join([.. permissions.Select(permission => Words["Quoted", permission.Text()].Value)]);
}

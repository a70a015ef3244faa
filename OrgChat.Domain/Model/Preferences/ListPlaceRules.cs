using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;

namespace OrgChat.Domain.Model.Preferences;

/// <summary>Who has which lists of conversations; what is in them is a question of each conversation.</summary>
public static class ListPlaceRules
{
    public static bool IsOpenTo(this ListPlace place, Person reader) =>
        place.View.IsOpenTo(reader) && place.Tab.IsOpenTo(reader) && (reader is TeamMember || !place.IsNarrowedByTeam);

    public static bool IsOpenTo(this ChatView view, Person reader) => view == ChatView.Personal || reader.Can(Permission.OrganizationChat);

    /// <summary>What waits for an answer, and whatever tab there may come, is the team’s.</summary>
    public static bool IsOpenTo(this InboxTab tab, Person reader) => tab switch
    {
        InboxTab.All or InboxTab.Unread or InboxTab.Closed or InboxTab.Archived => true,
        _ => reader is TeamMember,
    };
}

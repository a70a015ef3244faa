using OrgChat.Domain.Model.People;
using OrgChat.Web.Components.Accounts;
using OrgChat.Web.Components.ClientStarts;
using OrgChat.Web.Components.Clinic;
using OrgChat.Web.Components.Notices;
using OrgChat.Web.Components.Profile;
using OrgChat.Web.Components.SavedReplies;
using OrgChat.Web.Components.Tags;

namespace OrgChat.Web.Components.Palette;

/// <summary>A page among others of its kind, for whoever may see it: said once, for the tabs between them and for the palette.</summary>
public sealed record PageLink(string Icon, string Title, string Address)
{
    /// <summary>The pages of the clinic’s settings.</summary>
    public static IEnumerable<PageLink> SettingsFor(Person reader)
    {
        PageLink[] ofAdmins =
        [
            new("group", ClinicWords.Words["Team"], "/settings/team"),
            new("domain", ClinicWords.Words["Clinic"], "/settings/clinic"),
            Replies("/settings/replies"),
            new("forum", ClientStartsWords.Words["SettingsTitle"], "/settings/new-conversations"),
            new("label", TagsWords.Words["Title"], "/settings/tags"),
            new("lock", ClinicWords.Words["Security"], "/settings/security"),
            new("notifications", NoticesWords.Words["Notices"], "/settings/notices"),
            new("history", ClinicWords.Words["Audit"], "/settings/audit"),
        ];
        return reader is TeamMember { IsAdmin: true } ? ofAdmins : [Replies("/settings/replies")];
    }

    /// <summary>The pages of the reader’s own account.</summary>
    public static IEnumerable<PageLink> AccountFor(Person reader) =>
    [
        new("person", ProfileWords.Words["You"], "/account"),
        new("key", AccountWords.Words["SignIn"], "/account/security"),
        new("devices", AccountWords.Words["Sessions"], "/account/sessions"),
        new("notifications", NoticesWords.Words["Notices"], "/account/notices"),
        new("tune", AccountWords.Words["Display"], "/account/display"),
        .. reader is TeamMember ? [Replies("/account/replies")] : Array.Empty<PageLink>(),
    ];

    private static PageLink Replies(string address) => new("quickreply", SavedRepliesWords.Words["Title"], address);
}

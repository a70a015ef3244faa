using OrgChat.Domain.Features.Clients.Adding;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;

namespace OrgChat.Web.Components.Help;

/// <summary>Which help is for whom, and which belongs to the screen somebody is on.</summary>
public static class HelpRules
{
    /// <summary>Where an address begins so, its help; the first that fits, and another for clients where they see another screen.</summary>
    private static readonly (string Begins, HelpKind Topic, HelpKind? ForClients)[] Screens =
    [
        ("chat/mentions", HelpKind.Notes, null),
        ("chat/organization", HelpKind.NeedsReply, null),
        ("chat/new", HelpKind.Chat, HelpKind.Starting),
        ("chat", HelpKind.Chat, HelpKind.Writing),
        ("clients/import", HelpKind.AddingClients, null),
        ("clients", HelpKind.Clients, null),
        ("search", HelpKind.Search, null),
        ("settings/clinic", HelpKind.Clinic, null),
        ("settings/set-up", HelpKind.Clinic, null),
        ("settings/security", HelpKind.Security, null),
        ("settings/audit", HelpKind.Audit, null),
        ("settings/replies", HelpKind.SavedReplies, null),
        ("settings/notices", HelpKind.Notices, null),
        ("settings/new-conversations", HelpKind.ClientStarts, null),
        ("settings/tags", HelpKind.Tags, null),
        ("settings", HelpKind.Team, null),
        ("account/replies", HelpKind.SavedReplies, null),
        ("account/security", HelpKind.Account, HelpKind.SigningIn),
        ("account/notices", HelpKind.Notices, null),
        ("account", HelpKind.Account, null),
        ("help", HelpKind.Keyboard, null),
    ];

    public static bool IsOpenTo(this HelpKind topic, Person reader) => topic switch
    {
        HelpKind.Search or HelpKind.Account or HelpKind.Notices or HelpKind.Keyboard => true,
        HelpKind.Starting or HelpKind.Writing or HelpKind.Readers or HelpKind.Files or HelpKind.Emergencies or HelpKind.SigningIn =>
            reader is Client,
        HelpKind.OnBehalf => reader.Can(Permission.OrganizationChat),
        HelpKind.AddingClients => reader is TeamMember member && member.MayAddClients(),
        HelpKind.Team or HelpKind.Permissions or HelpKind.Clinic or HelpKind.ClientStarts or HelpKind.Security or HelpKind.Audit =>
            reader is TeamMember { IsAdmin: true },
        _ => reader is TeamMember,
    };

    /// <summary>The help of the screen at this address, without its first slash; null where it has none for this reader.</summary>
    public static HelpKind? TopicOf(string path, Person reader)
    {
        var topic = path.EndsWith("/permissions", StringComparison.Ordinal) ? HelpKind.Permissions : Screens
            .Where(screen => path.StartsWith(screen.Begins, StringComparison.Ordinal))
            .Select(screen => (HelpKind?)(reader is Client ? screen.ForClients ?? screen.Topic : screen.Topic)).FirstOrDefault();
        return topic?.IsOpenTo(reader) == true ? topic : null;
    }

    public static string AddressOf(HelpKind? topic) => topic is null ? "/help" : $"/help/{topic.Value.ToString().ToLowerInvariant()}";

    /// <summary>The topic an address names; null for none, and for one that is not for this reader.</summary>
    public static HelpKind? Named(string? name, Person reader) =>
        Enum.GetValues<HelpKind>().Where(topic => topic.IsOpenTo(reader)).Select(topic => (HelpKind?)topic)
            .FirstOrDefault(topic => string.Equals(topic.ToString(), name, StringComparison.OrdinalIgnoreCase));
}

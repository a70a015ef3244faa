using System.Text.Json;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Preferences;
using static OrgChat.Web.Components.Inbox.InboxWords;

namespace OrgChat.Web.Components.Inbox;

/// <summary>
/// The parts of a list in words: how each is called, in its tab and in the address, and what it says when nothing is in it.
/// </summary>
public static class InboxTabText
{
    private static readonly Dictionary<string, InboxTab> ByAddress =
        Enum.GetValues<InboxTab>().ToDictionary(Address, StringComparer.OrdinalIgnoreCase);

    private static readonly InboxTab[] InOrder = [InboxTab.All, InboxTab.NeedsReply, InboxTab.Unread, InboxTab.Mine, InboxTab.Snoozed,
        InboxTab.Closed];

    /// <summary>Those a reader has, in order. What one put away has no tab: a button further down leads to it.</summary>
    /// <param name="shown">
    /// Where the reader is; what only some have, such as what is claimed or snoozed, is there once there is something.
    /// </param>
    public static IEnumerable<InboxTab> For(Person reader, InboxTab shown, Func<InboxTab, int> count) =>
        InOrder.Where(tab => tab.IsOpenTo(reader) && (tab is not (InboxTab.Mine or InboxTab.Snoozed) || tab == shown || count(tab) > 0));

    public static string Name(this InboxTab tab) => Words.Of(tab);

    /// <summary>As the address says it, such as “needs-reply”.</summary>
    public static string Address(this InboxTab tab) => JsonNamingPolicy.KebabCaseLower.ConvertName(tab.ToString());

    /// <summary>The tab an address names; all where it names none.</summary>
    public static InboxTab Of(string address) => ByAddress.GetValueOrDefault(address);

    public static (string Icon, string Heading, string Text) Empty(this InboxTab tab, bool isStaff)
    {
        var key = $"Empty.{tab}.{(isStaff ? "Staff" : "Client")}";
        return (IconOf(tab), Words[key], Words[$"{key}.Text"]);
    }

    private static string IconOf(InboxTab tab) => tab switch
    {
        InboxTab.NeedsReply => "task_alt",
        InboxTab.Unread => "drafts",
        InboxTab.Closed => "check_circle",
        InboxTab.Archived => "archive",
        InboxTab.Mine => "front_hand",
        InboxTab.Snoozed => "snooze",
        _ => "forum",
    };
}

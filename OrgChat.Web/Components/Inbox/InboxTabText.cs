using System.Text.Json;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Preferences;

namespace OrgChat.Web.Components.Inbox;

/// <summary>
/// The parts of a list in words: how each is called, in its tab and in the address, and what it says when nothing is in it.
/// </summary>
public static class InboxTabText
{
    private static readonly Dictionary<string, InboxTab> ByAddress =
        Enum.GetValues<InboxTab>().ToDictionary(Address, StringComparer.OrdinalIgnoreCase);

    /// <summary>Those a reader has, in order. What one put away has no tab: a button further down leads to it.</summary>
    public static IEnumerable<InboxTab> For(Person reader) =>
        Enum.GetValues<InboxTab>().Where(tab => tab != InboxTab.Archived && tab.IsOpenTo(reader));

    public static string Name(this InboxTab tab) => tab switch
    {
        InboxTab.All => "All",
        InboxTab.NeedsReply => "Needs reply",
        InboxTab.Unread => "Unread",
        InboxTab.Closed => "Closed",
        InboxTab.Archived => "Archived",
        _ => throw new InvalidOperationException($"There are no words for {tab}."),
    };

    /// <summary>As the address says it, such as “needs-reply”.</summary>
    public static string Address(this InboxTab tab) => JsonNamingPolicy.KebabCaseLower.ConvertName(tab.ToString());

    /// <summary>The tab an address names; all where it names none.</summary>
    public static InboxTab Of(string address) => ByAddress.GetValueOrDefault(address);

    public static (string Icon, string Heading, string Text) Empty(this InboxTab tab, bool isStaff) => tab switch
    {
        InboxTab.All when isStaff => ("forum", "No conversations yet", "Start one with a client, or wait for the first message."),
        InboxTab.All => ("forum", "No conversations yet", "When your care team writes to you, it appears here."),
        InboxTab.NeedsReply => ("task_alt", "Nobody is waiting", "Every client’s message has an answer."),
        InboxTab.Unread => ("drafts", "All read", "New messages appear here by themselves."),
        InboxTab.Closed when isStaff => ("check_circle", "Nothing closed", "Closed conversations are kept here and can be reopened."),
        InboxTab.Closed => ("check_circle", "Nothing closed", "What your clinic has closed is kept here."),
        InboxTab.Archived when isStaff => ("archive", "Nothing archived", "What you archive leaves your lists until somebody writes."),
        InboxTab.Archived => ("archive", "Nothing put away", "What you put away stays here until somebody writes."),
        _ => throw new InvalidOperationException($"There are no words for an empty {tab}."),
    };
}

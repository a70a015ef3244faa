using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Model.People;
using static OrgChat.Web.Components.Shared.SharedWords;

namespace OrgChat.Web.Components.Shared.Text;

/// <summary>Until when a conversation is snoozed, and why it is back, in words.</summary>
internal static class SnoozeText
{
    /// <summary>For rows: “until Mon, 9:00 AM”.</summary>
    public static string Until(SnoozeModel snooze, LocalTimeText time) => Words["Snooze.Until", time.ComingWithin(snooze.Until)];

    /// <summary>“Snoozed until Mon, 9:00 AM by Jamie Lee”, or why it is back.</summary>
    public static string Of(SnoozeModel snooze, LocalTimeText time) => Said(snooze, snooze.By.Name, time);

    /// <summary>The same where there is little room: “Back: snoozed by Jamie until 9:00 AM”.</summary>
    public static string InShort(SnoozeModel snooze, LocalTimeText time) => Said(snooze, PersonNameRules.Shorten(snooze.By.Name), time);

    private static string Said(SnoozeModel snooze, string name, LocalTimeText time) =>
        Words[KeyOf(snooze), name.Readable(), time.ComingWithin(snooze.Until)];

    private static string KeyOf(SnoozeModel snooze) => snooze switch
    {
        { IsBack: false } => "Snooze.By",
        { IsBackEarly: true } => "Snooze.BackEarly",
        _ => "Snooze.Back",
    };
}

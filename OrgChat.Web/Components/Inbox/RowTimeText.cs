using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Web.Components.Shared.Text;

namespace OrgChat.Web.Components.Inbox;

/// <summary>The words of a row that change as time passes: until when it is snoozed, how long a client waits, or when the last message
/// came.</summary>
public readonly record struct RowTimeText(string Words, WaitState? Wait)
{
    public static RowTimeText Of(ConversationRowModel row, LocalTimeText time, WaitRules waits) => row switch
    {
        { Snooze: { IsBack: false } snooze } => new(SnoozeText.Until(snooze, time), null),
        { WaitingSince: { } since } => new(time.Since(since), waits.Of(since, time.Now)),
        _ => new(time.Brief(row.LastActivityAt), null),
    };
}

using OrgChat.Domain.Live;
using OrgChat.Domain.Model.Preferences;

namespace OrgChat.Web.Components.Inbox;

/// <remarks>What changes while the list is open.</remarks>
public sealed partial class ConversationList
{
    private async Task<bool> TakeAsync(ConversationChange change)
    {
        if (IsReading)
        {
            meanwhile.Add(change);
        }

        var isDifferent = Apply(change);
        if (openNow?.Id == change.ConversationId)
        {
            openNow = null;
        }

        if (shown?.View == ChatView.Organization && change.Snapshot is { Conversation.OwnerId: var owner }
            && owners.All(known => known.Id != owner))
        {
            owners = await Lists.OwnersAsync(await ScreenAsync());
            isDifferent = true;
        }

        return isDifferent;
    }

    // What one reads stays in the list although it no longer belongs to the chosen tab, until one opens another.
    private bool Apply(ConversationChange change)
    {
        if (change.Snapshot is { } snapshot && shown?.RowFor(Reader, snapshot) is { } row)
        {
            return rows.Put(row);
        }

        return change.Snapshot is { } left && change.ConversationId == SelectedId && rows.Holds(change.ConversationId)
            && (shown! with { Tab = InboxTab.All }).RowFor(Reader, left) is { } kept
            ? rows.Keep(kept)
            : rows.Remove(change.ConversationId);
    }

    // The open conversation is always in sight of the list: among its rows, or above them.
    private async Task FindOpenAsync()
    {
        if (SelectedId is not { } id || shown is null || rows.Holds(id))
        {
            openNow = null;
        }
        else if (openNow?.Id != id)
        {
            await OrLaterAsync(async () => openNow = await Lists.RowAsync(await ScreenAsync(), id));
        }
    }
}

using OrgChat.Domain.Live;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Preferences;

namespace OrgChat.Domain.Features.Inbox;

/// <summary>
/// How many conversations of a view are unread and wait for a reply; kept up with live changes without asking the database again.
/// </summary>
public sealed class InboxTally
{
    /// <summary>Counting stops here; screens say “99+”.</summary>
    public const int Limit = 100;

    private readonly InboxFilter unreadFilter;
    private readonly InboxFilter waitingFilter;
    private readonly HashSet<Guid> unread;
    private readonly HashSet<Guid> muted;
    private readonly HashSet<Guid> waiting;
    private readonly InboxFilter mineFilter;
    private readonly HashSet<Guid> mine;

    internal InboxTally(InboxFilter unreadFilter, InboxFilter waitingFilter, InboxFilter mineFilter, HashSet<Guid> unread,
        HashSet<Guid> muted, HashSet<Guid> waiting, HashSet<Guid> mine)
    {
        this.mineFilter = mineFilter;
        this.mine = mine;
        this.unreadFilter = unreadFilter;
        this.waitingFilter = waitingFilter;
        this.unread = unread;
        this.muted = muted;
        this.waiting = waiting;
    }

    /// <summary>What was counted.</summary>
    public ChatView View => unreadFilter.View;

    /// <summary>The one number of the view: who waits in Organization chat, what is unread and not muted in Personal chat.</summary>
    public int Due => View == ChatView.Organization ? NeedsReply : UnreadAndLoud;

    /// <summary>Conversations with something unread, up to <see cref="Limit"/>.</summary>
    public int Unread => unread.Count;

    /// <summary>Those of them that are not muted: what screens show as the number of unread ones.</summary>
    public int UnreadAndLoud => unread.Count(id => !muted.Contains(id));

    /// <summary>Conversations in which a client waits, up to <see cref="Limit"/>.</summary>
    public int NeedsReply => waiting.Count;

    /// <summary>Conversations the reader has claimed, up to <see cref="Limit"/>.</summary>
    public int Mine => mine.Count;

    /// <summary>The number a tab shows; 0 where nothing is counted.</summary>
    public int Of(InboxTab tab) => tab switch
    {
        InboxTab.NeedsReply => NeedsReply,
        InboxTab.Unread => UnreadAndLoud,
        InboxTab.Mine => Mine,
        _ => 0,
    };

    /// <summary>Takes a change in; true when the numbers can no longer be trusted and are to be counted again.</summary>
    public bool Apply(Person reader, ConversationChange change)
    {
        var wasFull = unread.Count >= Limit || waiting.Count >= Limit || mine.Count >= Limit;
        var unreadRow = change.Snapshot is null ? null : unreadFilter.RowFor(reader, change.Snapshot);
        var waitingRow = change.Snapshot is null || reader is Client ? null : waitingFilter.RowFor(reader, change.Snapshot);
        var removed = Set(unread, change.ConversationId, unreadRow is not null)
            | Set(waiting, change.ConversationId, waitingRow is not null)
            | Set(mine, change.ConversationId, IsMine(reader, change));
        Set(muted, change.ConversationId, unreadRow is { IsMuted: true });
        return wasFull && removed;
    }

    private bool IsMine(Person reader, ConversationChange change) => change.Snapshot is { Conversation.ClaimedById: { } claimer } snapshot
        && claimer == reader.Id && mineFilter.RowFor(reader, snapshot) is not null;

    private static bool Set(HashSet<Guid> ids, Guid id, bool belongs)
    {
        if (!belongs)
        {
            return ids.Remove(id);
        }

        if (ids.Count < Limit)
        {
            ids.Add(id);
        }

        return false;
    }
}

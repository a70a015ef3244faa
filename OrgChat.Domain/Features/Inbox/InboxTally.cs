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

    /// <summary>Those with a number.</summary>
    internal static readonly IReadOnlyList<InboxTab> Tabs = [InboxTab.Unread, InboxTab.NeedsReply, InboxTab.Mine, InboxTab.Snoozed];

    private readonly Dictionary<InboxFilter, HashSet<Guid>> counted;
    private readonly HashSet<Guid> muted;

    /// <param name="found">The conversations of each of <see cref="Tabs"/>.</param>
    internal InboxTally(ChatView view, IReadOnlyCollection<TallyEntry> found)
    {
        View = view;
        counted = Tabs.ToDictionary(tab => new InboxFilter(view, tab), tab => found.Where(one => one.Tab == tab).Select(one => one.Id)
            .ToHashSet());
        muted = [.. found.Where(one => one is { Tab: InboxTab.Unread, IsMuted: true }).Select(one => one.Id)];
    }

    /// <summary>What was counted.</summary>
    public ChatView View { get; }

    /// <summary>The one number of the view: who waits in Organization chat, what is unread and not muted in Personal chat.</summary>
    public int Due => View == ChatView.Organization ? NeedsReply : UnreadAndLoud;

    /// <summary>Conversations with something unread, up to <see cref="Limit"/>.</summary>
    public int Unread => In(InboxTab.Unread).Count;

    /// <summary>Those of them that are not muted: what screens show as the number of unread ones.</summary>
    public int UnreadAndLoud => In(InboxTab.Unread).Count(id => !muted.Contains(id));

    /// <summary>Conversations in which a client waits, or that are back, up to <see cref="Limit"/>.</summary>
    public int NeedsReply => In(InboxTab.NeedsReply).Count;

    /// <summary>Conversations the reader has claimed, up to <see cref="Limit"/>.</summary>
    public int Mine => In(InboxTab.Mine).Count;

    /// <summary>Conversations the team put off, up to <see cref="Limit"/>.</summary>
    public int Snoozed => In(InboxTab.Snoozed).Count;

    /// <summary>The number a tab shows; 0 where nothing is counted.</summary>
    public int Of(InboxTab tab) => tab switch
    {
        InboxTab.NeedsReply => NeedsReply,
        InboxTab.Unread => UnreadAndLoud,
        InboxTab.Mine => Mine,
        InboxTab.Snoozed => Snoozed,
        _ => 0,
    };

    /// <summary>Takes a change in; true when the numbers can no longer be trusted and are to be counted again.</summary>
    public bool Apply(Person reader, ConversationChange change)
    {
        var wasFull = counted.Values.Any(ids => ids.Count >= Limit);
        var isRemoved = false;
        foreach (var (filter, ids) in counted)
        {
            var belongs = change.Snapshot is { } snapshot && filter.Tab.IsOpenTo(reader) && filter.Holds(reader, snapshot);
            isRemoved |= Set(ids, change.ConversationId, belongs);
            if (filter.Tab == InboxTab.Unread)
            {
                Set(muted, change.ConversationId, belongs && change.Snapshot!.States.GetValueOrDefault(reader.Id) is { IsMuted: true });
            }
        }

        return wasFull && isRemoved;
    }

    private HashSet<Guid> In(InboxTab tab) => counted[new InboxFilter(View, tab)];

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

/// <summary>A conversation that counts for a tab.</summary>
internal sealed class TallyEntry
{
    public required Guid Id { get; init; }

    public required InboxTab Tab { get; init; }

    public required bool IsMuted { get; init; }
}

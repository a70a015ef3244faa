using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Domain.Storage.Tags;

namespace OrgChat.Domain.Features.Inbox;

/// <summary>What a list shows. The same conditions are asked of the database for a page and in memory for a live change.</summary>
public sealed record InboxFilter(ChatView View, InboxTab Tab = InboxTab.All, Guid? OwnerId = null, string Text = "")
{
    /// <summary>Longest text one can search a list for, in characters.</summary>
    public const int MaxTextLength = 100;

    private static readonly Expression<Func<InboxEntry, bool>> IsClosed = item => item.Conversation.ClosedAt != null;

    private static readonly Dictionary<InboxTab, Expression<Func<InboxEntry, bool>>[]> Conditions =
        Enum.GetValues<InboxTab>().ToDictionary(tab => tab, tab => ConditionsOf(tab).ToArray());

    // Compiled once for each tab: every window asks them of every change.
    private static readonly Dictionary<InboxTab, Func<InboxEntry, bool>[]> InMemory =
        Conditions.ToDictionary(one => one.Key, one => Array.ConvertAll(one.Value, condition => condition.Compile()));

    /// <inheritdoc cref="ListPlace.ClaimedById"/>
    public Guid? ClaimedById { get; init; }

    /// <inheritdoc cref="ListPlace.TagIds"/>
    public EqualList<Guid> TagIds { get; init; } = ListPlace.NoTags;

    /// <summary>The list without the text searched for in it.</summary>
    public ListPlace Place => new(View, Tab, OwnerId) { ClaimedById = ClaimedById, TagIds = TagIds };

    /// <summary>What is back and then the longest wait first where people wait, newest activity first elsewhere.</summary>
    public bool OldestFirst => Tab == InboxTab.NeedsReply;

    public static InboxFilter Of(ListPlace place, string text) =>
        new(place.View, place.Tab, place.OwnerId, text) { ClaimedById = place.ClaimedById, TagIds = place.TagIds };

    /// <summary>The row a changed conversation has in this list; null when it does not belong there.</summary>
    public ConversationRowModel? RowFor(Person reader, ConversationSnapshot snapshot)
    {
        var item = Entry(reader, snapshot);
        return Holds(reader, snapshot, item)
            ? new ConversationRowModel(reader, item, new ConversationName(item.Conversation, reader)) { Tags = snapshot.TagsFor(reader) }
            : null;
    }

    /// <summary>Whether a changed conversation belongs in this list.</summary>
    public bool Holds(Person reader, ConversationSnapshot snapshot) => Holds(reader, snapshot, Entry(reader, snapshot));

    /// <param name="own">What the reader takes part in, where it was asked before and is little.</param>
    internal async Task<IQueryable<InboxEntry>> OfAsync(OrgChatDb db, Person reader, UnreadIndex unread, IQueryable<Guid>? own = null)
    {
        var sought = string.IsNullOrWhiteSpace(Text) ? null : await InboxTextFilter.OfAsync(db, reader, Text);
        var tags = TagIds.Count == 0 ? null
            : (await db.TagsOfAsync(reader.OrganizationId)).For(reader, TagIds).Select(tag => tag.Id).ToList();
        var few = await FewAsync(db, reader, sought, tags, unread, own);
        var items = InView(few is null ? db.Conversations : db.Conversations.StartingFrom(few), reader).BesideStateOf(db, reader);
        items = Conditions[Tab].Aggregate(items, (all, condition) => all.Where(condition));
        items = Tab == InboxTab.Mine ? items.Where(item => item.Conversation.ClaimedById == reader.Id) : items;
        items = OwnerId is { } owner ? items.Where(item => item.Conversation.OwnerId == owner) : items;
        items = ClaimedById is { } claimer ? items.Where(item => item.Conversation.ClaimedById == claimer) : items;
        items = tags is null ? items : items.Where(item => item.Conversation.Tags.Any(t => EF.Parameter(tags).Contains(t.TagId)));
        return sought is null ? items : items.Where(sought.IsFound);
    }

    private bool Holds(Person reader, ConversationSnapshot snapshot, InboxEntry item) =>
        IsInView(reader, item.Conversation)
        && Meets(item)
        && (OwnerId is null || item.Conversation.OwnerId == OwnerId)
        && (ClaimedById is null || item.Conversation.ClaimedById == ClaimedById)
        && (TagIds.Count == 0 || snapshot.TagsFor(reader).Any(tag => TagIds.Contains(tag.Id)))
        && (Tab != InboxTab.Mine || item.Conversation.ClaimedById == reader.Id)
        && (string.IsNullOrWhiteSpace(Text) || InboxTextFilter.Finds(Text, item.Conversation, reader));

    private bool Meets(InboxEntry item)
    {
        foreach (var condition in InMemory[Tab])
        {
            if (!condition(item))
            {
                return false;
            }
        }

        return true;
    }

    private static InboxEntry Entry(Person reader, ConversationSnapshot snapshot) =>
        new() { Conversation = snapshot.Conversation, State = snapshot.States.GetValueOrDefault(reader.Id) };

    // What somebody has claimed is fewer still, and has an index.
    private async Task<IQueryable<Guid>?> FewAsync(
        OrgChatDb db, Person reader, InboxTextFilter? sought, List<Guid>? tags, UnreadIndex unread, IQueryable<Guid>? own) =>
        (View == ChatView.Personal && Tab != InboxTab.Mine ? own ?? await db.FewOfAsync(reader, unread.Few) : null)
        ?? (sought is not null ? await db.FewFoundByAsync(sought, unread.Few) : null)
        ?? (tags is not null ? await db.FewTaggedAsync(tags, unread.Few) : null)
        ?? (Tab == InboxTab.Archived ? await db.FewArchivedByAsync(reader, unread.Few) : null)
        ?? (Tab == InboxTab.Unread && await unread.OfAsync(db, reader, View, some => UnreadIn(db, reader, some)) is { } ids
            ? db.Listed(ids)
            : null);

    private IQueryable<Guid> UnreadIn(OrgChatDb db, Person reader, IQueryable<Conversation> conversations) =>
        InView(conversations, reader).BesideStateOf(db, reader).Where(InboxEntry.IsUnread).Select(item => item.Conversation.Id);

    private IQueryable<Conversation> InView(IQueryable<Conversation> conversations, Person reader) =>
        View == ChatView.Organization ? conversations.QueuedFor(reader) : conversations.ParticipatedInBy(reader);

    private bool IsInView(Person reader, Conversation conversation) => conversation.AccessOf(reader) switch
    {
        Access.Participate => View == ChatView.Personal || reader.Can(Permission.OrganizationChat),
        Access.OnBehalf => View == ChatView.Organization,
        _ => false,
    };

    private static IEnumerable<Expression<Func<InboxEntry, bool>>> ConditionsOf(InboxTab tab) => tab switch
    {
        InboxTab.All => [Not(InboxEntry.IsArchived)],
        InboxTab.NeedsReply => [InboxEntry.NeedsReply],
        InboxTab.Unread => [InboxEntry.IsUnread, Not(InboxEntry.IsArchived)],
        InboxTab.Closed => [IsClosed],
        InboxTab.Archived => [InboxEntry.IsArchived],
        InboxTab.Snoozed => [InboxEntry.IsSnoozed],
        InboxTab.Mine => [], // Whose is asked beside the conditions, which know no reader.
        _ => throw new InvalidOperationException($"There is no tab {tab}."),
    };

    private static Expression<Func<InboxEntry, bool>> Not(Expression<Func<InboxEntry, bool>> condition) =>
        Expression.Lambda<Func<InboxEntry, bool>>(Expression.Not(condition.Body), condition.Parameters);
}

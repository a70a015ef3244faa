using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Tags;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Tags;

namespace OrgChat.Domain.Features.Inbox;

/// <summary>Lists of conversations as queries: beside what a reader keeps about each, in an order, from a place on.</summary>
internal static class InboxQueries
{
    public static IQueryable<InboxEntry> BesideStateOf(this IQueryable<Conversation> conversations, OrgChatDb db, Person reader) =>
        conversations.LeftJoin(db.PersonalStates.Where(s => s.PersonId == reader.Id), c => c.Id, s => s.ConversationId,
            (conversation, state) => new InboxEntry { Conversation = conversation, State = state });

    /// <summary>A page of conversations, newest activity first, as this reader sees them.</summary>
    public static Task<Page<ConversationRowModel, InboxCursor>> NewestFirstAsync(
        this OrgChatDb db, Person reader, IQueryable<Conversation> conversations, InboxCursor? after,
        int most = InboxService.PageSize) =>
        db.PageAsync(reader, conversations.BesideStateOf(db, reader), new InboxOrder(ByWait: false), after, most);

    /// <summary>The newest of these conversations, at most so many, without their tags: where they are only named.</summary>
    public static async Task<IReadOnlyList<ConversationRowModel>> NewestNamedAsync(
        this OrgChatDb db, Person reader, IQueryable<Conversation> conversations, int most)
    {
        var items = conversations.BesideStateOf(db, reader).InOrder(new InboxOrder(ByWait: false));
        var found = await items.Select(i => i.Conversation.Id).Take(most).ToListAsync();
        return await db.RowsAsync(reader, found, _ => TagIndex.Empty.All);
    }

    /// <summary>The page beyond the cursor, or the first; in the order of the list, also where it is read upwards.</summary>
    public static async Task<Page<ConversationRowModel, InboxCursor>> PageAsync(
        this OrgChatDb db, Person reader, IQueryable<InboxEntry> items, InboxOrder order, InboxCursor? from,
        int most = InboxService.PageSize)
    {
        var found = await items.Beyond(order, from).InOrder(order).Select(i => i.Conversation.Id).Take(most + 1).ToListAsync();
        var ids = found.Take(most).ToList();
        var rows = await db.RowsAsync(reader, ids, await db.TagsOnAsync(reader, ids));
        var next = found.Count > most ? rows[^1].Cursor(order.ByWait) : null;
        return new Page<ConversationRowModel, InboxCursor>(order.Upwards ? [.. rows.Reverse()] : rows, next);
    }

    /// <summary>These conversations as rows, in this order.</summary>
    /// <remarks>
    /// Looked up by themselves: with the people beside it, SQLite would gather those of every conversation the list could have. What they
    /// are called is in memory, opened once and not again for every row.
    /// </remarks>
    private static async Task<IReadOnlyList<ConversationRowModel>> RowsAsync(
        this OrgChatDb db, Person reader, IReadOnlyList<Guid> ids, Func<Guid, EqualList<TagName>> tags)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var items = await db.Conversations.Where(c => EF.Parameter(ids).Contains(c.Id)).AsNoTracking().AsSingleQuery()
            .Include(c => c.Participants.Where(p => p.LeftAt == null)).BesideStateOf(db, reader).ToDictionaryAsync(i => i.Conversation.Id);
        var names = await db.Names.OfAsync(db, reader.OrganizationId);
        return [.. ids.Select(id =>
            new ConversationRowModel(reader, items[id], names.Of(items[id].Conversation, reader)) { Tags = tags(id) })];
    }

    private static IQueryable<InboxEntry> InOrder(this IQueryable<InboxEntry> items, InboxOrder order) => order switch
    {
        { ByWait: true, Upwards: false } => items.OrderBy(i => i.Conversation.QueuePlace).ThenBy(i => i.Conversation.Id),
        { ByWait: true } => items.OrderByDescending(i => i.Conversation.QueuePlace).ThenByDescending(i => i.Conversation.Id),
        { Upwards: false } => items.OrderByDescending(i => i.Conversation.LastActivityAt).ThenByDescending(i => i.Conversation.Id),
        _ => items.OrderBy(i => i.Conversation.LastActivityAt).ThenBy(i => i.Conversation.Id),
    };

    private static IQueryable<InboxEntry> Beyond(this IQueryable<InboxEntry> items, InboxOrder order, InboxCursor? cursor)
    {
        if (cursor is not { At: var at, Id: var id })
        {
            return items;
        }

        return order switch
        {
            { ByWait: true, Upwards: false } =>
                items.Where(i => i.Conversation.QueuePlace > at || (i.Conversation.QueuePlace == at && i.Conversation.Id > id)),
            { ByWait: true } =>
                items.Where(i => i.Conversation.QueuePlace < at || (i.Conversation.QueuePlace == at && i.Conversation.Id < id)),
            { Upwards: false } =>
                items.Where(i => i.Conversation.LastActivityAt < at || (i.Conversation.LastActivityAt == at && i.Conversation.Id < id)),
            _ => items.Where(i => i.Conversation.LastActivityAt > at || (i.Conversation.LastActivityAt == at && i.Conversation.Id > id)),
        };
    }
}

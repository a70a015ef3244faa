using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Inbox;

/// <summary>Lists of conversations as queries: beside what a reader keeps about each, in an order, from a place on.</summary>
internal static class InboxQueries
{
    public static IQueryable<InboxEntry> BesideStateOf(this IQueryable<Conversation> conversations, OrgChatDb db, Person reader) =>
        from conversation in conversations
        join kept in db.PersonalStates.Where(s => s.PersonId == reader.Id) on conversation.Id equals kept.ConversationId into states
        from state in states.DefaultIfEmpty()
        select new InboxEntry { Conversation = conversation, State = state };

    /// <summary>A page of conversations, newest activity first, as this reader sees them.</summary>
    public static Task<Page<ConversationRowModel, InboxCursor>> NewestFirstAsync(
        this OrgChatDb db, Person reader, IQueryable<Conversation> conversations, InboxCursor? after) =>
        conversations.BesideStateOf(db, reader).PageAsync(reader, false, after);

    /// <summary>The page behind the cursor, or the first.</summary>
    public static async Task<Page<ConversationRowModel, InboxCursor>> PageAsync(
        this IQueryable<InboxEntry> items, Person reader, bool oldestFirst, InboxCursor? after)
    {
        var order = new InboxOrder(oldestFirst);
        var found = await items.Beyond(order, after).InOrder(order).Take(InboxService.PageSize + 1).ToListAsync();
        var rows = found.Take(InboxService.PageSize).Select(item => new ConversationRowModel(reader, item)).ToList();
        return new Page<ConversationRowModel, InboxCursor>(rows, found.Count > InboxService.PageSize ? rows[^1].Cursor(oldestFirst) : null);
    }

    public static IQueryable<InboxEntry> InOrder(this IQueryable<InboxEntry> items, InboxOrder order) => order switch
    {
        { ByWait: true, Upwards: false } => items.OrderBy(i => i.Conversation.WaitingSince).ThenBy(i => i.Conversation.Id),
        { ByWait: true } => items.OrderByDescending(i => i.Conversation.WaitingSince).ThenByDescending(i => i.Conversation.Id),
        { Upwards: false } => items.OrderByDescending(i => i.Conversation.LastActivityAt).ThenByDescending(i => i.Conversation.Id),
        _ => items.OrderBy(i => i.Conversation.LastActivityAt).ThenBy(i => i.Conversation.Id),
    };

    public static IQueryable<InboxEntry> Beyond(this IQueryable<InboxEntry> items, InboxOrder order, InboxCursor? cursor)
    {
        if (cursor is not { At: var at, Id: var id })
        {
            return items;
        }

        return order switch
        {
            { ByWait: true, Upwards: false } =>
                items.Where(i => i.Conversation.WaitingSince > at || (i.Conversation.WaitingSince == at && i.Conversation.Id > id)),
            { ByWait: true } =>
                items.Where(i => i.Conversation.WaitingSince < at || (i.Conversation.WaitingSince == at && i.Conversation.Id < id)),
            { Upwards: false } =>
                items.Where(i => i.Conversation.LastActivityAt < at || (i.Conversation.LastActivityAt == at && i.Conversation.Id < id)),
            _ => items.Where(i => i.Conversation.LastActivityAt > at || (i.Conversation.LastActivityAt == at && i.Conversation.Id > id)),
        };
    }
}

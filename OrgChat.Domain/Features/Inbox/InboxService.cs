using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Domain.Storage.Tags;

namespace OrgChat.Domain.Features.Inbox;

/// <summary>The lists of conversations and their counts.</summary>
public sealed class InboxService(OrgChatDatabase database, UnreadIndex unread)
{
    /// <summary>Rows of one page.</summary>
    public const int PageSize = 25;

    /// <summary>The most rows read at once: more than the tallest screen shows, so that what is in sight is renewed whole.</summary>
    public const int MostRows = 2 * PageSize;

    /// <summary>A page of a list, starting after <paramref name="after"/>.</summary>
    /// <param name="most">Rows that are shown, up to <see cref="MostRows"/>.</param>
    /// <exception cref="NotFoundException">Organization chat without the permission.</exception>
    public Task<Page<ConversationRowModel, InboxCursor>> ListAsync(Actor actor, InboxFilter filter, InboxCursor? after = null,
        int most = PageSize) =>
        database.ReadAsync(actor, Opening(filter.View), async (Act act) =>
        {
            RequireOpen(act.Person, filter.Place);
            return await PageAsync(act, filter, new InboxOrder(filter.OldestFirst), after, Math.Min(most, MostRows));
        });

    /// <summary>The page that ends just above <paramref name="before"/>, in the list’s order.</summary>
    /// <exception cref="NotFoundException">Organization chat without the permission.</exception>
    public Task<Page<ConversationRowModel, InboxCursor>> ListAboveAsync(Actor actor, InboxFilter filter, InboxCursor before) =>
        database.ReadAsync(actor, Opening(filter.View), async (Act act) =>
        {
            RequireOpen(act.Person, filter.Place);
            return await PageAsync(act, filter, new InboxOrder(filter.OldestFirst, Upwards: true), before);
        });

    /// <summary>One conversation as a row, whichever list it is in; null when it is not open to the reader.</summary>
    public Task<ConversationRowModel?> RowAsync(Actor actor, Guid conversationId) =>
        database.ReadAsync(actor, AuditedOperation.ToOpen(AuditedPage.OrgChat), async (Act act) =>
        {
            var item = await act.Db.Conversations.VisibleTo(act.Person).Where(c => c.Id == conversationId).WithPeople()
                .BesideStateOf(act.Db, act.Person).FirstOrDefaultAsync();
            return item is null ? null : new ConversationRowModel(act.Person, item, new ConversationName(item.Conversation, act.Person))
            {
                Tags = await act.Db.TagsOnAsync(act.Person, item.Conversation),
            };
        });

    /// <summary>How much is unread and waits in a view.</summary>
    public Task<InboxTally> TallyAsync(Actor actor, ChatView view) => database.ReadAsync(actor, Opening(view), async (Act act) =>
    {
        var (db, reader) = (act.Db, act.Person);
        RequireOpen(reader, new(view, InboxTab.All, null));
        var own = view == ChatView.Personal ? await db.FewOfAsync(reader, unread.Few) : null;
        var lists = new List<IQueryable<TallyEntry>>();
        foreach (var tab in InboxTally.Tabs.Where(tab => tab.IsOpenTo(reader)))
        {
            var items = await new InboxFilter(view, tab).OfAsync(db, reader, unread, own);
            // Where much is unread it is mostly what is new: the first hundred are found there, and not after a walk through the clinic.
            items = tab == InboxTab.Unread ? items.OrderByDescending(item => item.Conversation.LastActivityAt) : items;
            lists.Add(items.Take(InboxTally.Limit).Select(item =>
                new TallyEntry { Id = item.Conversation.Id, Tab = tab, IsMuted = item.State != null && item.State.IsMuted }));
        }

        var found = await lists.Aggregate(Queryable.Concat).ToListAsync();
        if (found.Count(item => item.Tab == InboxTab.Unread) < InboxTally.Limit)
        {
            unread.ForgetMany(reader, view);
        }

        return new InboxTally(view, found);
    });

    /// <summary>Everybody who owns conversations in Organization chat, to filter by.</summary>
    public Task<IReadOnlyList<PersonName>> OwnersAsync(Actor actor) =>
        database.ReadAsync<Act, IReadOnlyList<PersonName>>(actor, Opening(ChatView.Organization), async act =>
        {
            var (db, reader) = (act.Db, act.Person);
            RequireOpen(reader, new(ChatView.Organization, InboxTab.All, null));
            var queue = db.Conversations.QueuedFor(reader);
            var owners = await db.Readers.Owners.OfAsync(db, reader.OrganizationId, (_, id) =>
                db.TeamMembers.Where(m => m.OrganizationId == id && queue.Any(c => c.OwnerId == m.Id)).Select(m => m.Id).ToHashSetAsync());
            return await owners.ToChooseAsync(db, reader);
        });

    /// <summary>Everybody who has a conversation of the view claimed, to filter by.</summary>
    public Task<IReadOnlyList<PersonName>> ClaimersAsync(Actor actor, ChatView view) =>
        database.ReadAsync<MemberAct, IReadOnlyList<PersonName>>(actor, Opening(view), async act =>
        {
            var (db, reader) = (act.Db, act.Member);
            RequireOpen(reader, new(view, InboxTab.All, null));
            var claimed = view == ChatView.Organization ? db.Conversations.QueuedFor(reader) : db.Conversations.ParticipatedInBy(reader);
            var claimers = await claimed.Where(c => c.ClaimedById != null).Select(c => c.ClaimedById!.Value).Distinct().ToHashSetAsync();
            return await claimers.ToChooseAsync(db, reader);
        });

    private async Task<Page<ConversationRowModel, InboxCursor>> PageAsync(
        Act act, InboxFilter filter, InboxOrder order, InboxCursor? from, int most = PageSize) =>
        await act.Db.PageAsync(act.Person, await filter.OfAsync(act.Db, act.Person, unread), order, from, most);

    private static AuditedOperation Opening(ChatView view) =>
        AuditedOperation.ToOpen(view == ChatView.Organization ? AuditedPage.OrganizationChat : AuditedPage.PersonalChat);

    private static void RequireOpen(Person reader, ListPlace place)
    {
        if (!place.IsOpenTo(reader))
        {
            throw new NotFoundException(MissingKind.Page);
        }
    }
}

using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Domain.Storage.SearchIndex;

namespace OrgChat.Domain.Features.Inbox;

/// <summary>What a list shows. The same conditions are asked of the database for a page and in memory for a live change.</summary>
public sealed record InboxFilter(ChatView View, InboxTab Tab = InboxTab.All, Guid? OwnerId = null, string Text = "")
{
    /// <summary>Longest text one can search a list for, in characters.</summary>
    public const int MaxTextLength = 100;

    private static readonly Expression<Func<InboxEntry, bool>> IsClosed = item => item.Conversation.ClosedAt != null;

    // Compiled once for each tab: every window asks them of every change.
    private static readonly Dictionary<InboxTab, Func<InboxEntry, bool>[]> InMemory =
        Enum.GetValues<InboxTab>().ToDictionary(tab => tab, tab => ConditionsOf(tab).Select(condition => condition.Compile()).ToArray());

    /// <summary>Longest wait first where people wait, newest activity first elsewhere.</summary>
    public bool OldestFirst => Tab == InboxTab.NeedsReply;

    /// <summary>The row a changed conversation has in this list; null when it does not belong there.</summary>
    public ConversationRowModel? RowFor(Person reader, ConversationSnapshot snapshot)
    {
        var item = new InboxEntry { Conversation = snapshot.Conversation, State = snapshot.States.GetValueOrDefault(reader.Id) };
        return IsInView(reader, snapshot.Conversation)
            && Array.TrueForAll(InMemory[Tab], condition => condition(item))
            && (OwnerId is null || item.Conversation.OwnerId == OwnerId)
            && (string.IsNullOrWhiteSpace(Text) || IsNamedSo(item.Conversation, Text, reader is Client))
            ? new ConversationRowModel(reader, item)
            : null;
    }

    internal async Task<IQueryable<InboxEntry>> OfAsync(OrgChatDb db, Person reader)
    {
        var items = InView(db.Conversations, reader).WithPeople().BesideStateOf(db, reader);
        foreach (var condition in ConditionsOf(Tab))
        {
            items = items.Where(condition);
        }

        items = OwnerId is { } owner ? items.Where(item => item.Conversation.OwnerId == owner) : items;
        return string.IsNullOrWhiteSpace(Text) ? items : items.Where(await IsFoundByAsync(db, reader, Text));
    }

    private IQueryable<Conversation> InView(IQueryable<Conversation> conversations, Person reader) =>
        View == ChatView.Organization ? conversations.QueuedFor(reader) : conversations.ParticipatedInBy(reader);

    private bool IsInView(Person reader, Conversation conversation) => conversation.AccessOf(reader) switch
    {
        Access.Participate => View == ChatView.Personal || reader.Can(Permission.OrganizationChat),
        Access.OnBehalf => View == ChatView.Organization,
        _ => false,
    };

    /// <remarks>
    /// The database finds a title by its marks, memory by the title itself: both by the beginnings of its words. Staff look for clients,
    /// not for who owns or takes part, which is the owner filter’s; clients look for whom they write with.
    /// </remarks>
    private static async Task<Expression<Func<InboxEntry, bool>>> IsFoundByAsync(OrgChatDb db, Person reader, string text)
    {
        var marks = TitleMarkRules.Sought(text, db.RequiredKeys.IndexKey(reader.OrganizationId));
        var named = (await db.Names.OfAsync(db, reader.OrganizationId)).Find(text).ToList();
        var isForClient = reader is Client;
        return item => (marks.Count > 0 && marks.All(mark => item.Conversation.TitleMarks.Contains(mark)))
            || item.Conversation.Participants.Any(p => p.LeftAt == null && (isForClient || p.Person is Client)
                && EF.Parameter(named).Contains(p.PersonId));
    }

    private static bool IsNamedSo(Conversation conversation, string text, bool isForClient)
    {
        var isFound = NameQueries.For(text);
        return TitleMarkRules.Has(conversation.Title, text)
            || conversation.Participants.Any(p => p.LeftAt == null && (isForClient || p.Person is Client)
                && isFound(PersonNameRules.Words(p.Person.Name)));
    }

    private static IEnumerable<Expression<Func<InboxEntry, bool>>> ConditionsOf(InboxTab tab) => tab switch
    {
        InboxTab.All => [Not(InboxEntry.IsArchived)],
        InboxTab.NeedsReply => [InboxEntry.NeedsReply],
        InboxTab.Unread => [InboxEntry.IsUnread, Not(InboxEntry.IsArchived)],
        InboxTab.Closed => [IsClosed],
        InboxTab.Archived => [InboxEntry.IsArchived],
        _ => throw new InvalidOperationException($"There is no tab {tab}."),
    };

    private static Expression<Func<InboxEntry, bool>> Not(Expression<Func<InboxEntry, bool>> condition) =>
        Expression.Lambda<Func<InboxEntry, bool>>(Expression.Not(condition.Body), condition.Parameters);
}

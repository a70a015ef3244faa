using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Attachments;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;
using OrgChat.Domain.Storage.Tags;

namespace OrgChat.Domain.Features.Messaging;

/// <summary>Opens conversations and reads on in them.</summary>
public sealed class ReadingService(OrgChatDatabase database)
{
    /// <summary>Messages of one page.</summary>
    public const int PageSize = 40;

    /// <summary>Read messages shown above the first unread one.</summary>
    private const int Context = 6;

    /// <summary>
    /// Opens a conversation at the first unread message, else at the newest. Every opening is accounted for before it is shown, a
    /// participant’s too, with the rights of that moment: no record, no reading. Reading on in what was opened is part of it.
    /// </summary>
    /// <exception cref="NotFoundException">It does not exist, or is not open to the reader.</exception>
    /// <param name="at">Opens it around this message instead.</param>
    public async Task<OpenedConversationModel> OpenAsync(Actor actor, Guid conversationId, long? at = null)
    {
        var opening = Opening(conversationId);
        var (conversation, opened) =
            await database.ReadAsync(actor, opening, (Act act) => LoadAsync(act.Db, act.Person, conversationId, at));
        return await database.WriteAsync(actor, opening, async (WritingAct act) =>
        {
            var now = await act.Db.StillOpenAsync(act.Person, [conversation]);
            act.Record(now.SingleOrDefault() ?? throw new NotFoundException(MissingKind.Conversation));
            return opened;
        });
    }

    /// <summary>
    /// Begins to print a conversation, which is accounted for by itself: paper leaves the clinic. Its pages are read one after the other,
    /// each with the rights of that moment.
    /// </summary>
    /// <exception cref="NotFoundException">It does not exist, or is not open to the reader.</exception>
    public Task<ConversationModel> PrintAsync(Actor actor, Guid conversationId) =>
        database.WriteAsync(actor, new AuditedOperation(AuditAction.ConversationPrinted, conversationId), async (Act act) =>
        {
            var conversation = await act.Db.ConversationForAsync(act.Person, conversationId);
            act.Record(conversation);
            return await DetailsAsync(act.Db, act.Person, conversation);
        });

    /// <summary>The page before this message.</summary>
    public Task<MessagePage> OlderAsync(Actor actor, Guid conversationId, long beforeNumber) =>
        PageAsync(actor, conversationId, (db, reader) => OlderAsync(db, reader, conversationId, beforeNumber));

    /// <summary>The page after this message; also what is new since.</summary>
    public Task<MessagePage> NewerAsync(Actor actor, Guid conversationId, long afterNumber) =>
        PageAsync(actor, conversationId, (db, reader) => NewerAsync(db, reader, conversationId, afterNumber));

    /// <summary>The newest page.</summary>
    public Task<MessagePage> NewestAsync(Actor actor, Guid conversationId) =>
        PageAsync(actor, conversationId, (db, reader) => OlderAsync(db, reader, conversationId, long.MaxValue));

    /// <summary>The page around this message, with what was said before it.</summary>
    public Task<MessagePage> AroundAsync(Actor actor, Guid conversationId, long number) =>
        PageAsync(actor, conversationId, (db, reader) => AroundAsync(db, reader, conversationId, number));

    /// <summary>These messages again, when something about them may have changed: a file that was being checked.</summary>
    public Task<MessagePage> AgainAsync(Actor actor, Guid conversationId, IReadOnlyCollection<long> numbers) =>
        PageAsync(actor, conversationId, async (db, _) => new MessagePage(
            await db.MessagesWithFiles().Where(m => m.ConversationId == conversationId && numbers.Contains(m.Number)).ToListAsync(), [],
            false, false));

    /// <summary>The details again, after a change.</summary>
    public Task<ConversationModel> DetailsAsync(Actor actor, Guid conversationId) =>
        database.ReadAsync(actor, Opening(conversationId), async (Act act) =>
            await DetailsAsync(act.Db, act.Person, await act.Db.ConversationForAsync(act.Person, conversationId)));

    /// <summary>What the reader is writing here, for a window that may have missed it; null where it does not open.</summary>
    public Task<DraftChange?> DraftAsync(Actor actor, Guid conversationId) =>
        database.ReadAsync(actor, Opening(conversationId), async (Act act) =>
        {
            await act.Db.ConversationForAsync(act.Person, conversationId);
            var (state, draft) = await act.Db.DraftOfAsync(act.Person.Id, conversationId);
            return DraftChange.Of(conversationId, state, draft);
        });

    /// <summary>The details of a changed conversation, without asking the database again.</summary>
    public static ConversationModel DetailsOf(Person reader, ConversationSnapshot changed) =>
        new(reader, changed.Conversation, [.. changed.States.Values.Select(state => (state, changed.Names[state.PersonId]))])
        {
            Tags = changed.TagsFor(reader),
        };

    /// <summary>
    /// What a changed conversation brings after this message, without asking the database; null when it does not reach back so far.
    /// </summary>
    public static MessagePage? NewerIn(Person reader, ConversationSnapshot changed, long afterNumber) =>
        changed.Latest is not { } latest || afterNumber < latest.After ? null : new MessagePage(
            [.. latest.Messages.Where(message => message.Number > afterNumber)],
            [.. latest.Events.Where(happened => happened.AfterNumber >= afterNumber && KindsFor(reader).Contains(happened.Kind))],
            afterNumber > 0, false);

    /// <summary>These messages as a changed conversation brings them; null when it does not bring all.</summary>
    public static MessagePage? AgainIn(ConversationSnapshot changed, IReadOnlyCollection<long> numbers) =>
        changed.Latest is not { } latest || numbers.Any(number => number <= latest.After) ? null : new MessagePage(
            [.. latest.Messages.Where(message => numbers.Contains(message.Number))], [], false, false);

    private static AuditedOperation Opening(Guid conversationId) => new(AuditAction.ConversationOpened, conversationId);

    private Task<MessagePage> PageAsync(Actor actor, Guid conversationId, Func<OrgChatDb, Person, Task<MessagePage>> page) =>
        database.ReadAsync(actor, Opening(conversationId), async (Act act) =>
            await act.Db.Conversations.VisibleTo(act.Person).AnyAsync(c => c.Id == conversationId)
                ? await page(act.Db, act.Person)
                : throw new NotFoundException(MissingKind.Conversation));

    private static async Task<(Conversation Conversation, OpenedConversationModel Opened)> LoadAsync(OrgChatDb db, Person reader,
        Guid conversationId, long? at)
    {
        var conversation = await db.ConversationForAsync(reader, conversationId);
        var (kept, mayHaveUnsent) = await db.NamedStatesAtOpeningAsync(conversation, reader);
        var details = await DetailsAsync(db, reader, conversation, kept);
        var firstUnread = details.ReadNumber + 1;
        var page = at is { } sought && sought <= details.LastNumber ? await AroundAsync(db, reader, conversationId, sought)
            : details.ReadNumber > 0 && details.LastNumber - details.ReadNumber > PageSize - Context
            ? await NewerAsync(db, reader, conversationId, Math.Max(0, firstUnread - Context - 1))
            : await OlderAsync(db, reader, conversationId, long.MaxValue);
        var own = kept.Select(one => one.State).FirstOrDefault(state => state.PersonId == reader.Id);
        var draft = await db.SavedDraftAsync(own);
        var unsent = mayHaveUnsent ? await db.UnsentOfAsync(reader, conversationId) : [];
        return (conversation, new OpenedConversationModel(details, page, draft, own?.DraftNumber ?? 0, unsent));
    }

    private static async Task<ConversationModel> DetailsAsync(OrgChatDb db, Person reader, Conversation conversation) =>
        await DetailsAsync(db, reader, conversation, await db.NamedStatesInAsync(conversation));

    private static async Task<ConversationModel> DetailsAsync(OrgChatDb db, Person reader, Conversation conversation,
        IReadOnlyCollection<(PersonalState State, string Name)> kept) =>
        new(reader, conversation, kept) { Tags = await db.TagsOnAsync(reader, conversation) };

    // Near the newest it is simply the newest page, which is a full one.
    private static async Task<MessagePage> AroundAsync(OrgChatDb db, Person reader, Guid conversationId, long number)
    {
        var page = await NewerAsync(db, reader, conversationId, Math.Max(0, number - (PageSize / 2)));
        return page.HasNewer ? page : await OlderAsync(db, reader, conversationId, long.MaxValue);
    }

    private static async Task<MessagePage> OlderAsync(OrgChatDb db, Person reader, Guid conversationId, long before)
    {
        var found = await db.MessagesBeforeAsync(conversationId, before, PageSize + 1);
        var messages = found.Take(PageSize).Reverse().ToList();
        return await WithEventsAsync(db, reader, conversationId, messages, found.Count > PageSize, before != long.MaxValue);
    }

    private static async Task<MessagePage> NewerAsync(OrgChatDb db, Person reader, Guid conversationId, long after)
    {
        var found = await db.MessagesAfterAsync(conversationId, after, PageSize + 1);
        return await WithEventsAsync(db, reader, conversationId, [.. found.Take(PageSize)], after > 0, found.Count > PageSize, after);
    }

    private static async Task<MessagePage> WithEventsAsync(
        OrgChatDb db, Person reader, Guid conversationId, List<Message> messages, bool hasOlder, bool hasNewer, long? after = null)
    {
        if (messages.Count == 0 && hasNewer)
        {
            return new MessagePage([], [], hasOlder, hasNewer);
        }

        var first = after ?? (hasOlder ? messages[0].Number : 0);
        var last = hasNewer ? messages[^1].Number : long.MaxValue;
        var seen = KindsFor(reader);
        var events = await db.ConversationEvents.AsNoTracking()
            .Where(e => e.ConversationId == conversationId && e.AfterNumber >= first && e.AfterNumber <= last)
            .Where(e => seen.Contains(e.Kind))
            .OrderBy(e => e.Id).Take(10 * PageSize).ToListAsync();
        return new MessagePage(messages, events, hasOlder, hasNewer);
    }

    private static IReadOnlyList<ConversationEventKind> KindsFor(Person reader) =>
        reader is TeamMember ? ConversationEventRules.ForTeam : ConversationEventRules.ForClients;
}

using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Encryption;

namespace OrgChat.Domain.Storage.Queries;

/// <summary>How messages are read for who opens a conversation, or has it open; compiled, because they are read all day.</summary>
internal static class MessageQueries
{
    private static readonly Func<OrgChatDb, Guid, long, int, IAsyncEnumerable<Message>> After = EF.CompileAsyncQuery(
        (OrgChatDb db, Guid conversation, long number, int most) => db.Messages.AsNoTracking()
            .Include(m => m.Attachments.OrderBy(a => a.Position))
            .Where(m => m.ConversationId == conversation && m.Number > number).OrderBy(m => m.Number).Take(most));

    private static readonly Func<OrgChatDb, Guid, long, int, IAsyncEnumerable<Message>> Before = EF.CompileAsyncQuery(
        (OrgChatDb db, Guid conversation, long number, int most) => db.Messages.AsNoTracking()
            .Include(m => m.Attachments.OrderBy(a => a.Position))
            .Where(m => m.ConversationId == conversation && m.Number < number).OrderByDescending(m => m.Number).Take(most));

    private static readonly Func<OrgChatDb, Guid, long, int, IAsyncEnumerable<ConversationEvent>> Events = EF.CompileAsyncQuery(
        (OrgChatDb db, Guid conversation, long number, int most) => db.ConversationEvents.AsNoTracking()
            .Where(e => e.ConversationId == conversation && e.AfterNumber >= number).OrderByDescending(e => e.Id).Take(most));

    /// <summary>Messages as a reader gets them.</summary>
    public static IQueryable<Message> MessagesWithFiles(this OrgChatDb db) =>
        db.Messages.AsNoTracking().Include(m => m.Attachments.OrderBy(a => a.Position));

    /// <summary>The messages of these conversations, which are read one by one.</summary>
    public static IQueryable<Message> MessagesIn(this OrgChatDb db, IReadOnlyCollection<Guid> conversations) =>
        from id in db.Listed(conversations)
        from message in db.Messages
        where message.ConversationId == id
        select message;

    /// <summary>
    /// The texts of messages by their places in the search index, newest first, to look into; what is shown is read as a message, and so
    /// checked.
    /// </summary>
    public static async Task<IReadOnlyList<SoughtText>> MessageTextsAsync(
        this OrgChatDb db, IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        var rows = await db.Messages.Where(m => m.SearchId != null && EF.Parameter(ids).Contains(m.SearchId.Value))
            .OrderByDescending(m => m.SearchId)
            .Select(m => new { m.OrganizationId, m.ConversationId, m.Number, m.SearchId, m.SealedText }).ToListAsync(cancel);
        return rows.ConvertAll(row =>
        {
            row.SealedText.StandsAt(SealedColumnSet.Place(
                db.RequiredKeys, row.OrganizationId, "Messages.SealedText", row.ConversationId, row.Number));
            return new SoughtText(row.SearchId!.Value, row.SealedText);
        });
    }

    /// <summary>The next messages after this number, oldest first.</summary>
    public static Task<List<Message>> MessagesAfterAsync(this OrgChatDb db, Guid conversationId, long number, int most) =>
        After(db, conversationId, number, most).ToListAsync().AsTask();

    /// <summary>The last messages before this number, newest first.</summary>
    public static Task<List<Message>> MessagesBeforeAsync(this OrgChatDb db, Guid conversationId, long number, int most) =>
        Before(db, conversationId, number, most).ToListAsync().AsTask();

    /// <summary>What last happened from this message on, newest first.</summary>
    public static Task<List<ConversationEvent>> EventsFromAsync(this OrgChatDb db, Guid conversationId, long number, int most) =>
        Events(db, conversationId, number, most).ToListAsync().AsTask();
}

/// <summary>The text of a message, opened when it is first looked into.</summary>
internal sealed record SoughtText(long SearchId, SealedText Sealed)
{
    /// <summary>Empty when it does not open.</summary>
    public string Text => Sealed.Text ?? "";
}

using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Storage.Messaging;

/// <summary>Which message a draft has become, and which files it names.</summary>
internal static class DraftQueries
{
    private static readonly Func<OrgChatDb, Guid, Guid, Guid, Task<Message?>> Sent = CompiledQueries.First(
        (OrgChatDb db, Guid conversation, Guid author, Guid draft) => db.Messages.Include(m => m.Attachments.OrderBy(a => a.Position))
            .Where(m => m.ConversationId == conversation && m.AuthorId == author && m.DraftKey == draft));

    /// <returns>The draft under its own key, and the message it became if it was sent before.</returns>
    public static async Task<(Draft Own, Message? Sent)> FindSentAsync(this OrgChatDb db, Person author, Guid conversationId, Draft draft)
    {
        var sent = await db.SentAsync(author.Id, conversationId, draft.Key);
        if (sent is null || draft.Became(sent))
        {
            return (draft, sent);
        }

        var another = draft.AsAnother(db.RequiredKeys, author.OrganizationId);
        return (another, await db.SentAsync(author.Id, conversationId, another.Key));
    }

    public static Task<Message?> SentAsync(this OrgChatDb db, Guid authorId, Guid conversationId, Guid draftKey) =>
        Sent(db, conversationId, authorId, draftKey);

    /// <summary>The files a draft names, in its order, as far as they are the author’s; <see cref="Attachment.Join"/> decides.</summary>
    /// <exception cref="RefusedException">One of them is not there any more.</exception>
    public static async Task<IReadOnlyList<Attachment>> FilesOfAsync(this OrgChatDb db, Person author, Draft draft)
    {
        var wanted = draft.Files.Distinct().Take(Message.MaxFiles + 1).ToList();
        var found = wanted.Count == 0
            ? []
            : await db.Attachments.Where(a => wanted.Contains(a.Id) && a.UploaderId == author.Id).ToListAsync();
        return found.Count == wanted.Count
            ? [.. wanted.Select(id => found.First(file => file.Id == id))]
            : throw new RefusedException("FileGone");
    }
}

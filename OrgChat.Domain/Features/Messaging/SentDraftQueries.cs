using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Messaging;

/// <summary>Which message a draft has become.</summary>
internal static class SentDraftQueries
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
}

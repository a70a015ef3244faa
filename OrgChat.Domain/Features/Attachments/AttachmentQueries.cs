using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Attachments;

/// <summary>How files are looked up.</summary>
internal static class AttachmentQueries
{
    /// <summary>
    /// What the person may open: files of messages they may read, and what they uploaded themself; never one that was not found clean.
    /// </summary>
    public static IQueryable<Attachment> AttachmentsOpenTo(this OrgChatDb db, Person reader) =>
        from attachment in db.Attachments
        where attachment.State == AttachmentState.Ready && (attachment.MessageNumber != null || attachment.UploaderId == reader.Id)
        where db.Conversations.VisibleTo(reader).Any(c => c.Id == attachment.ConversationId)
        select attachment;

    public static async Task<IReadOnlyList<Attachment>> UnsentOfAsync(this OrgChatDb db, Person uploader, Guid? conversationId) =>
        await db.Attachments.AsNoTracking()
            .Where(a => a.ConversationId == conversationId && a.MessageNumber == null && a.UploaderId == uploader.Id)
            .OrderBy(a => a.UploadedAt).ThenBy(a => a.Id).Take(10 * Message.MaxFiles).ToListAsync();
}

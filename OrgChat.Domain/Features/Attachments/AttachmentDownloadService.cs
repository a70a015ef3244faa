using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OrgChat.Domain.Features.Health;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Files;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Attachments;

/// <summary>Opens files for those who may read their conversation at that moment.</summary>
public sealed partial class AttachmentDownloadService(OrgChatDatabase database, AttachmentStore store, FoundDamage found, TimeProvider clock, ILogger<AttachmentDownloadService> log)
{
    /// <summary>How long the opening of a conversation on record stands for the pictures shown in it.</summary>
    private static readonly TimeSpan Visit = TimeSpan.FromHours(12);

    private static readonly AuditedOperation Opening = new(AuditAction.FileOpened);

    /// <summary>Opens a file to keep or to look at on its own. Every opening is accounted for: no record, no file.</summary>
    /// <exception cref="NotFoundException">It does not exist, is not open to the reader, or has not passed the scanner.</exception>
    public Task<Attachment> OpenAsync(Actor actor, Guid attachmentId) => database.WriteAsync(Opening, async db =>
    {
        var reader = await db.ActingAsync(actor);
        var attachment = await FindAsync(db, reader, attachmentId);
        if (attachment.IsSent)
        {
            await RecordAsync(db, reader, attachment, AuditAction.FileOpened);
        }

        return attachment;
    });

    /// <summary>
    /// A picture for its place in the conversation. It is part of the conversation as that is opened, and accounted for with it: whoever
    /// does not take part and asks for the picture without having opened the conversation is put on record here.
    /// </summary>
    /// <exception cref="NotFoundException">See <see cref="OpenAsync"/>; also when it is no picture.</exception>
    public async Task<Attachment> ShowAsync(Actor actor, Guid attachmentId)
    {
        var (picture, isAccountedFor) = await database.ReadAsync(Opening, async db =>
        {
            var reader = await db.ActingAsync(actor);
            var file = await FindAsync(db, reader, attachmentId);
            return (file, await IsAccountedForAsync(db, reader, file));
        });
        return !picture.IsPicture ? throw new NotFoundException("file") : isAccountedFor ? picture : await OpenAsync(actor, attachmentId);
    }

    /// <summary>Looks at every piece before the first is given out. A file that is not whole is told to whoever runs the server, and is on record.</summary>
    /// <exception cref="DamagedFileException">It was changed, cut off or taken away.</exception>
    public async Task RequireWholeAsync(Actor actor, Attachment attachment, CancellationToken cancellation)
    {
        if (await store.FaultOfAsync(attachment, cancellation) is not { } fault)
        {
            found.Remove(attachment);
            return;
        }

        found.Add(attachment);
        LogDamaged(attachment.Id, fault);
        await database.WriteAsync(Opening, async db => await RecordAsync(db, await db.ActingAsync(actor), attachment, AuditAction.FileDamaged));
        throw new DamagedFileException(fault);
    }

    /// <inheritdoc cref="AttachmentStore.ReadAsync"/>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(Attachment attachment, CancellationToken cancellation) =>
        store.ReadAsync(attachment, cancellation);

    private static async Task<Attachment> FindAsync(OrgChatDb db, Person reader, Guid attachmentId) =>
        await db.AttachmentsOpenTo(reader).FirstOrDefaultAsync(a => a.Id == attachmentId) ?? throw new NotFoundException("file");

    private async Task RecordAsync(OrgChatDb db, Person reader, Attachment attachment, AuditAction action)
    {
        var conversation = await db.ConversationForAsync(reader, attachment.ConversationId);
        db.Record(reader, action, conversation, clock.GetUtcNow()).With(attachment.Type.Name);
    }

    private async Task<bool> IsAccountedForAsync(OrgChatDb db, Person reader, Attachment attachment)
    {
        if (!attachment.IsSent || await db.Conversations.ParticipatedInBy(reader).AnyAsync(c => c.Id == attachment.ConversationId))
        {
            return true;
        }

        var since = clock.GetUtcNow() - Visit;
        return await db.AuditEntries.AnyAsync(e => e.ConversationId == attachment.ConversationId && e.ActorId == reader.Id && e.At > since && e.Outcome == Outcome.Done
            && (e.Action == AuditAction.ConversationOpened || e.Action == AuditAction.FileOpened));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "File {Id} is damaged or missing. Restore it from a backup.")]
    private partial void LogDamaged(Guid id, Exception failure);
}

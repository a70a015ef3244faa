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
public sealed partial class AttachmentDownloadService(OrgChatDatabase database, AttachmentStore store, FoundDamage found,
    ILogger<AttachmentDownloadService> log)
{
    /// <summary>How long the opening of a conversation on record stands for the pictures shown in it.</summary>
    private static readonly TimeSpan Visit = TimeSpan.FromHours(12);

    private static readonly AuditedOperation Opening = new(AuditAction.FileOpened);

    /// <summary>Opens a file to keep or to look at on its own. Every opening is accounted for: no record, no file.</summary>
    /// <exception cref="NotFoundException">It does not exist, is not open to the reader, or has not passed the scanner.</exception>
    public Task<Attachment> OpenAsync(Actor actor, Guid attachmentId) => database.WriteAsync(actor, Opening, async (Act act) =>
    {
        var attachment = await FindAsync(act.Db, act.Person, attachmentId);
        if (attachment.IsSent)
        {
            await RecordAsync(act, attachment, AuditAction.FileOpened);
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
        var (picture, isAccountedFor) = await database.ReadAsync(actor, Opening, async (Act act) =>
        {
            var file = await FindAsync(act.Db, act.Person, attachmentId);
            return (file, await IsAccountedForAsync(act, file));
        });
        return !picture.IsPicture ? throw new NotFoundException(MissingKind.File)
            : isAccountedFor ? picture : await OpenAsync(actor, attachmentId);
    }

    /// <summary>
    /// Looks at every piece before the first is given out. A file that is not whole is told to whoever runs the server, and is on record.
    /// </summary>
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
        await database.WriteAsync(actor, Opening, (Act act) => RecordAsync(act, attachment, AuditAction.FileDamaged));
        throw new DamagedFileException(fault);
    }

    /// <inheritdoc cref="AttachmentStore.ReadAsync"/>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(Attachment attachment, CancellationToken cancellation) =>
        store.ReadAsync(attachment, cancellation);

    private static async Task<Attachment> FindAsync(OrgChatDb db, Person reader, Guid attachmentId) =>
        await db.AttachmentsOpenTo(reader).FirstOrDefaultAsync(a => a.Id == attachmentId) ?? throw new NotFoundException(MissingKind.File);

    private static async Task RecordAsync(Act act, Attachment attachment, AuditAction action)
    {
        var conversation = await act.Db.ConversationForAsync(act.Person, attachment.ConversationId!.Value);
        act.Record(action, conversation).With(new AuditFacts { FileType = attachment.Type.ContentType });
    }

    private static async Task<bool> IsAccountedForAsync(Act act, Attachment attachment)
    {
        var (db, reader) = (act.Db, act.Person);
        if (!attachment.IsSent || await db.Conversations.ParticipatedInBy(reader).AnyAsync(c => c.Id == attachment.ConversationId))
        {
            return true;
        }

        var since = act.Now - Visit;
        return await db.AuditEntries.AnyAsync(e => e.OrganizationId == reader.OrganizationId
            && e.ConversationId == attachment.ConversationId && e.ActorId == reader.Id && e.At > since && e.Outcome == Outcome.Done
            && (e.Action == AuditAction.ConversationOpened || e.Action == AuditAction.FileOpened));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "File {Id} is damaged or missing. Restore it from a backup.")]
    private partial void LogDamaged(Guid id, Exception failure);
}

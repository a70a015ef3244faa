using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Disk;
using OrgChat.Domain.Storage.Files;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Attachments;

/// <summary>Takes files in for a message that is being written, for whoever may write there, within limits.</summary>
public sealed class AttachmentService(
    OrgChatDatabase database, AttachmentStore store, AttachmentScanService scanner, DiskSpaceService room,
    IOptions<AttachmentOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly UploadLimiter slots = new();

    /// <summary>
    /// Takes in a file as it arrives, never as a whole in memory. Whether the uploader may write here is asked before the first byte and
    /// again after the last. Until the last is checked and on disk, nothing of it is visible to anybody.
    /// </summary>
    /// <param name="conversationId">Null for the message with which a client begins one.</param>
    /// <param name="fileName">As it is called where it comes from.</param>
    /// <param name="content">Read once, until its end or until something is wrong.</param>
    /// <exception cref="NotFoundException">The uploader may not see the conversation.</exception>
    /// <exception cref="FileTooLargeException">It is longer than <see cref="AttachmentOptions.MaxFileBytes"/>.</exception>
    /// <exception cref="RefusedException">They may only read it, it is closed, the file may not be attached, or a limit is
    /// reached.</exception>
    public async Task<Attachment> UploadAsync(
        Actor actor, Guid? conversationId, string fileName, Stream content, CancellationToken cancellation = default)
    {
        using var slot = slots.Take(actor.PersonId);
        var organizationId = await database.ReadAsync(actor, Attaching(conversationId), async (Act act) =>
        {
            await RequireRoomAsync(act, conversationId, 0);
            return act.Person.OrganizationId;
        });
        var id = Guid.NewGuid();
        var taken = await TakeInTimeAsync(organizationId, id, FileNameRules.Clean(fileName), content, cancellation);
        try
        {
            return await AddAsync(actor, conversationId, id, taken);
        }
        catch
        {
            store.Delete(id);
            throw;
        }
    }

    /// <summary>What the actor uploaded here and has not sent yet, in the order it came.</summary>
    /// <param name="conversationId">Null for the message with which a client begins one.</param>
    public Task<IReadOnlyList<Attachment>> UnsentAsync(Actor actor, Guid? conversationId) =>
        database.ReadAsync(actor, Attaching(conversationId), async (Act act) =>
        {
            _ = conversationId is { } id ? await act.Db.ConversationForAsync(act.Person, id) : null;
            return await act.Db.UnsentOfAsync(act.Person, conversationId);
        });

    /// <summary>Takes away an own file that was not sent; one that is gone already stays gone.</summary>
    public async Task DiscardAsync(Actor actor, Guid attachmentId)
    {
        var isDiscarded = await database.WriteAsync(actor, new AuditedOperation(AuditAction.FileAttached), async (Act act) =>
        {
            var unsent = await act.Db.Attachments.FirstOrDefaultAsync(a => a.Id == attachmentId && a.UploaderId == act.Person.Id
                && a.MessageNumber == null);
            if (unsent is not null)
            {
                act.Db.Attachments.Remove(unsent);
            }

            return unsent is not null;
        });
        if (isDiscarded)
        {
            store.Delete(attachmentId);
        }
    }

    private static AuditedOperation Attaching(Guid? conversationId) => new(AuditAction.FileAttached, conversationId);

    private async Task<AttachmentContent> TakeInTimeAsync(
        Guid organizationId, Guid id, string fileName, Stream content, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(options.Value.UploadMinutes), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        try
        {
            return await UploadWriter.TakeAsync(fileName, content, () => store.Create(organizationId, id), either.Token);
        }
        catch (OperationCanceledException late) when (deadline.IsCancellationRequested)
        {
            throw new RefusedException("UploadTooSlow", late);
        }
    }

    private async Task<Attachment> AddAsync(Actor actor, Guid? conversationId, Guid id, AttachmentContent content)
    {
        var attachment = await database.WriteAsync(actor, Attaching(conversationId), async (Act act) =>
        {
            var conversation = await RequireRoomAsync(act, conversationId, content.Size);
            return act.Db.Attachments.Add(new Attachment(id, act.Person, conversation, content, !options.Value.HasScanner, act.Now)).Entity;
        });
        scanner.LookSoon();
        return attachment;
    }

    /// <summary>The one place that says who may attach, and how much.</summary>
    private async Task<Conversation?> RequireRoomAsync(Act act, Guid? conversationId, long more)
    {
        var (db, uploader) = (act.Db, act.Person);
        var conversation = conversationId is { } id ? await RequireWritableAsync(act, id) : null;
        if (conversation is null)
        {
            await RequireStartsAsync(act);
        }

        room.RequireForFiles();
        await RequireOwnRoomAsync(act, more);
        var kept = await db.Attachments.Where(a => a.OrganizationId == uploader.OrganizationId).SumAsync(a => a.Size);
        return kept + more <= options.Value.GigabytesPerOrganization * 1_000_000_000L
            ? conversation
            : throw new RefusedException("SpaceFull");
    }

    private static async Task<Conversation> RequireWritableAsync(Act act, Guid conversationId)
    {
        var conversation = await act.Db.ConversationForAsync(act.Person, conversationId);
        conversation.RequireWritable(act.Person, reopens: act.Person is Client client && !await act.Db.LocksClosedForAsync(client));
        return conversation;
    }

    // Conversations that begin with their first message are those of clients.
    private static async Task RequireStartsAsync(Act act)
    {
        if (act.Person is not Client client)
        {
            throw new NotFoundException(MissingKind.Conversation);
        }

        if (await act.Db.AreStartsOffForAsync(client))
        {
            throw new RefusedException("StartsAreOff");
        }
    }

    private async Task RequireOwnRoomAsync(Act act, long more)
    {
        var (uploader, since) = (act.Person, act.Now - Day);
        var uploaded = await act.Db.Attachments.Where(a => a.UploaderId == uploader.Id && a.UploadedAt > since).SumAsync(a => a.Size);
        var most = options.Value.MegabytesPerPersonAndDay * 1_000_000L;
        if (uploaded + more > (uploader is Client ? Math.Min(most, room.ShareOfOneClient) : most))
        {
            throw new RefusedException("UploadedEnough");
        }
    }
}

using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.SavedReplies;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.SavedReplies;

/// <summary>
/// Keeps the texts the team writes again and again. What admins do with the organization’s is on record, without a word of them; one’s own
/// are nobody’s business.
/// </summary>
public sealed class SavedReplyService(OrgChatDatabase database)
{
    /// <summary>Those the actor may use: their own first, each kind by folder and title.</summary>
    public Task<IReadOnlyList<SavedReplyModel>> ListAsync(Actor actor) =>
        database.ReadAsync<MemberAct, IReadOnlyList<SavedReplyModel>>(actor, AuditedOperation.ToOpen(AuditedPage.SavedReplies), async act =>
            [.. (await In(act.Db, act).Include(r => r.UpdatedBy).ToListAsync()).Select(SavedReplyModel.Of)
                .OrderBy(reply => reply.IsShared).ThenBy(reply => reply.Folder, StringComparer.CurrentCultureIgnoreCase)
                .ThenBy(reply => reply.Title, StringComparer.CurrentCultureIgnoreCase)]);

    /// <summary>Adds a reply, or changes one.</summary>
    /// <exception cref="RefusedException">A field is not as it must be, there are too many, or somebody changed it meanwhile.</exception>
    public Task<Guid> SaveAsync(Actor actor, SavedReplyForm form) => form.Id is { } id
        ? database.WriteAsync(actor, Changing(form.IsShared, AuditAction.SavedReplyChanged), async (MemberAct act) =>
        {
            var reply = await ToChangeAsync(act, id);
            if (form.SeenAt is { } seenAt && seenAt != reply.UpdatedAt)
            {
                throw new RefusedException("SavedReplyChanged");
            }

            if (reply.Write(form.Title, form.Folder, form.Text, act.Member, act.Now))
            {
                Record(act, reply, AuditAction.SavedReplyChanged);
            }

            return id;
        })
        : database.WriteAsync(actor, Changing(form.IsShared, AuditAction.SavedReplyAdded), async (MemberAct act) =>
        {
            SavedReply.RequireManager(act.Member, form.IsShared);
            await RequireRoomAsync(act, form.IsShared);
            var reply = new SavedReply(act.Member, form.IsShared, act.Now);
            reply.Write(form.Title, form.Folder, form.Text, act.Member, act.Now);
            act.Db.Add(reply);
            Record(act, reply, AuditAction.SavedReplyAdded);
            return reply.Id;
        });

    /// <summary>Takes it out of every list; <see cref="RestoreAsync"/> brings it back.</summary>
    public Task RemoveAsync(Actor actor, Guid id) =>
        database.WriteAsync(actor, new(AuditAction.SavedReplyRemoved), async (MemberAct act) =>
        {
            var reply = await ToChangeAsync(act, id);
            reply.Remove(act.Now);
            Record(act, reply, AuditAction.SavedReplyRemoved);
        });

    public Task RestoreAsync(Actor actor, Guid id) =>
        database.WriteAsync(actor, new(AuditAction.SavedReplyRestored), async (MemberAct act) =>
        {
            var reply = await FindAsync(act, id, isRemoved: true);
            reply.RequireChangeBy(act.Member);
            await RequireRoomAsync(act, reply.IsShared);
            reply.Restore();
            Record(act, reply, AuditAction.SavedReplyRestored);
        });

    /// <summary>Counts that it was put into a message.</summary>
    public Task UseAsync(Actor actor, Guid id) => database.WriteAsync(actor, AuditedOperation.Own, async (MemberAct act) =>
    {
        var reply = await FindAsync(act, id);
        reply.RequireUseBy(act.Member);
        reply.Use();
    });

    private static AuditedOperation Changing(bool isShared, AuditAction action) => isShared ? new(action) : AuditedOperation.Own;

    private static async Task<SavedReply> ToChangeAsync(MemberAct act, Guid id)
    {
        var reply = await FindAsync(act, id);
        reply.RequireChangeBy(act.Member);
        return reply;
    }

    private static async Task<SavedReply> FindAsync(MemberAct act, Guid id, bool isRemoved = false) =>
        await act.Db.SavedReplies.FirstOrDefaultAsync(r => r.Id == id && (r.RemovedAt != null) == isRemoved)
        ?? throw new NotFoundException(MissingKind.SavedReply);

    private static IQueryable<SavedReply> In(OrgChatDb db, MemberAct act) => db.SavedReplies.Where(r =>
        r.OrganizationId == act.Member.OrganizationId && (r.OwnerId == null || r.OwnerId == act.Member.Id) && r.RemovedAt == null);

    private static async Task RequireRoomAsync(MemberAct act, bool isShared)
    {
        if (await In(act.Db, act).CountAsync(r => (r.OwnerId == null) == isShared) >= SavedReply.Most)
        {
            throw new RefusedException("TooManySavedReplies", SavedReply.Most);
        }
    }

    private static void Record(MemberAct act, SavedReply reply, AuditAction action)
    {
        if (reply.IsShared)
        {
            act.Record(action).By(AuditRight.Admin);
        }
    }
}

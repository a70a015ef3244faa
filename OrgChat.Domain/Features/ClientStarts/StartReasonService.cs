using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.ClientStarts;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.ClientStarts;

/// <summary>What the clinic’s clients write about, as admins keep it. The record says that it was changed, and none of its words.</summary>
public sealed class StartReasonService(OrgChatDatabase database)
{
    public Task<IReadOnlyList<StartReasonModel>> ListAsync(Actor actor) =>
        database.ReadAsync<AdminAct, IReadOnlyList<StartReasonModel>>(actor, AuditedOperation.ToOpen(AuditedPage.ClientStarts), async act =>
            [.. (await act.Db.StartReasonsOfAsync(act.Admin)).Select(StartReasonModel.Of)]);

    /// <summary>Adds a reason after the others, or changes one.</summary>
    /// <exception cref="RefusedException">It needs a name, there are too many, or somebody changed it meanwhile.</exception>
    public Task<Guid> SaveAsync(Actor actor, StartReasonForm form) => form.Id is { } id
        ? ChangeAsync(actor, AuditAction.StartReasonChanged, async act =>
        {
            var reason = await act.Db.StartReasonAsync(act.Admin, id);
            if (form.SeenAt is { } seenAt && seenAt != reason.UpdatedAt)
            {
                throw new RefusedException("StartReasonChanged");
            }

            await DescribeAsync(act, reason, form);
            return reason;
        })
        : ChangeAsync(actor, AuditAction.StartReasonAdded, async act =>
        {
            var position = await RequireRoomAsync(act);
            var reason = new StartReason(act.Admin.OrganizationId, StartReasonKind.Own, act.Now);
            reason.StandAt(position);
            await DescribeAsync(act, reason, form);
            act.Db.Add(reason);
            return reason;
        });

    /// <summary>It changes places with the one before it.</summary>
    public Task MoveUpAsync(Actor actor, Guid id) => ChangeAsync(actor, AuditAction.StartReasonChanged, async act =>
    {
        var all = (await act.Db.StartReasonsOfAsync(act.Admin)).ToList();
        var place = all.FindIndex(reason => reason.Id == id);
        var moved = place < 0 ? throw new NotFoundException(MissingKind.StartReason) : all[place];
        all.RemoveAt(place);
        all.Insert(Math.Max(0, place - 1), moved);
        for (var position = 0; position < all.Count; position++)
        {
            all[position].StandAt(position);
        }

        return moved;
    });

    /// <summary>It is offered no more; <see cref="RestoreAsync"/> brings it back.</summary>
    public Task RemoveAsync(Actor actor, Guid id) => ChangeAsync(actor, AuditAction.StartReasonRemoved, async act =>
    {
        var reason = await act.Db.StartReasonAsync(act.Admin, id);
        reason.Remove(act.Now);
        return reason;
    });

    public Task RestoreAsync(Actor actor, Guid id) => ChangeAsync(actor, AuditAction.StartReasonRestored, async act =>
    {
        var reason = await act.Db.StartReasonAsync(act.Admin, id, isRemoved: true);
        await RequireRoomAsync(act);
        reason.Restore();
        return reason;
    });

    /// <summary>Begins with what every clinic begins with, where there is none yet.</summary>
    public Task BeginAsync(Actor actor) => database.WriteAsync(actor, new(AuditAction.StartReasonAdded), async (AdminAct act) =>
    {
        if (await RequireRoomAsync(act) == 0)
        {
            act.Db.AddRange(StartReason.ToBeginWith(act.Admin.OrganizationId, act.Now));
            act.Record();
        }
    });

    private Task<Guid> ChangeAsync(Actor actor, AuditAction action, Func<AdminAct, Task<StartReason>> change) =>
        database.WriteAsync(actor, new(action), async (AdminAct act) =>
        {
            var reason = await change(act);
            act.Record();
            return reason.Id;
        });

    private static async Task DescribeAsync(AdminAct act, StartReason reason, StartReasonForm form)
    {
        var member = form.MemberId is { } id ? await act.Db.ColleagueAsync(act.Admin, id) : null;
        if (member is { IsActive: false } && member.Id != reason.MemberId)
        {
            throw new RefusedException("ColleagueNotActive", member.Name);
        }

        var tag = form.TagId is { } tagId
            ? await act.Db.Tags
                .FirstOrDefaultAsync(t => t.Id == tagId && t.OrganizationId == act.Admin.OrganizationId && t.ArchivedAt == null)
                ?? throw new NotFoundException(MissingKind.Tag)
            : null;
        reason.Describe(form.Name, member, tag, act.Now);
    }

    /// <returns>The place after all others.</returns>
    private static async Task<int> RequireRoomAsync(AdminAct act)
    {
        var all = await act.Db.StartReasonsOfAsync(act.Admin);
        return all.Count < StartReason.Most
            ? all.Count == 0 ? 0 : all.Max(reason => reason.Position) + 1
            : throw new RefusedException("TooManyStartReasons", StartReason.Most);
    }
}

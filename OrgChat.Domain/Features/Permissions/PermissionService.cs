using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Permissions;

/// <summary>Where admins see and set what a member may do.</summary>
public sealed class PermissionService(OrgChatDatabase database)
{
    /// <summary>Changes the page shows.</summary>
    public const int ChangesShown = 20;

    /// <summary>A member’s permissions page.</summary>
    public Task<PermissionModel> OpenAsync(Actor actor, Guid memberId) =>
        database.ReadAsync(actor, new(AuditAction.PageOpened, SubjectId: memberId, Facts: new() { Page = AuditedPage.Permissions }),
            async (AdminAct act) =>
            {
                var member = await act.Db.ColleagueAsync(act.Admin, memberId);
                var isOwn = member.Id == act.Admin.Id;
                var isAsOnlyAdmin = isOwn && await act.Db.IsOnlyAdminAsync(member);
                return new PermissionModel
                {
                    MemberId = member.Id,
                    Permissions = member.Permissions,
                    CanChange = member.IsActive && (!isOwn || isAsOnlyAdmin),
                    IsAsOnlyAdmin = isAsOnlyAdmin,
                    Now = await CountAsync(act.Db, member),
                    WithOrganizationChat = await CountAsync(act.Db, member.AsIf(PermissionSet.Full)),
                    LastChanges = await act.Db.AuditEntries
                        .Where(e => e.OrganizationId == act.Admin.OrganizationId && e.SubjectId == memberId
                            && (e.Action == AuditAction.PermissionGranted || e.Action == AuditAction.PermissionRevoked))
                        .OrderByDescending(e => e.Id).Take(ChangesShown).ToListAsync(),
                };
            });

    /// <summary>Turns a permission on.</summary>
    /// <exception cref="RefusedException">It needs others that are off, or it is one’s own and somebody else is an admin.</exception>
    public Task GrantAsync(Actor actor, Guid memberId, Permission permission) =>
        ChangeAsync(actor, Changing(AuditAction.PermissionGranted, memberId, permission), permissions => permissions.With(permission));

    /// <summary>Turns a permission on together with everything it needs.</summary>
    public Task GrantWithAllItNeedsAsync(Actor actor, Guid memberId, Permission permission) =>
        ChangeAsync(actor, Changing(AuditAction.PermissionGranted, memberId, permission),
            permissions => permissions.WithAllItNeeds(permission));

    /// <summary>Turns on what a permission needs, and not yet the permission itself.</summary>
    public Task GrantMissingAsync(Actor actor, Guid memberId, Permission permission) =>
        ChangeAsync(actor, Changing(AuditAction.PermissionGranted, memberId, permission), permissions =>
            permissions.MissingFor(permission).Each().Aggregate(permissions, (set, missing) => set.With(missing)));

    /// <summary>Turns a permission off, and with it whatever needs it.</summary>
    public Task RevokeAsync(Actor actor, Guid memberId, Permission permission) =>
        ChangeAsync(actor, Changing(AuditAction.PermissionRevoked, memberId, permission), permissions => permissions.Without(permission));

    private static AuditedOperation Changing(AuditAction action, Guid memberId, Permission permission) =>
        new(action, SubjectId: memberId, Facts: new() { Permission = permission });

    private Task ChangeAsync(Actor actor, AuditedOperation operation, Func<PermissionSet, PermissionSet> change) =>
        database.WriteAsync(actor, operation, async (AdminAct act) =>
        {
            var member = await act.Db.ColleagueAsync(act.Admin, operation.SubjectId!.Value);
            await RequireChangeableAsync(act, member);
            act.RequireConfirmation();
            var before = member.Permissions;
            Allow(act, member, change(before));
            RecordChanges(act, member, AuditAction.PermissionGranted, member.Permissions.Value & ~before.Value);
            RecordChanges(act, member, AuditAction.PermissionRevoked, before.Value & ~member.Permissions.Value);
        });

    private static async Task RequireChangeableAsync(AdminAct act, TeamMember member)
    {
        if (member.Id == act.Admin.Id && !await act.Db.IsOnlyAdminAsync(member))
        {
            throw new RefusedException("NotOwnPermissions") { Reason = RefusalReason.NotAllowed };
        }

        if (!member.IsActive)
        {
            throw new RefusedException("NotActive", member.Name);
        }
    }

    private static void Allow(AdminAct act, TeamMember member, PermissionSet permissions)
    {
        if (member.Id == act.Admin.Id)
        {
            member.AllowThemself(permissions, act.Now);
        }
        else
        {
            member.Allow(permissions);
        }
    }

    private static void RecordChanges(AdminAct act, TeamMember member, AuditAction action, Permission changed)
    {
        foreach (var permission in changed.Each())
        {
            act.Record(action).By(member.Id == act.Admin.Id ? AuditRight.OnlyAdmin : AuditRight.Admin).About(member)
                .With(new AuditFacts { Permission = permission });
        }
    }

    private static async Task<ReachModel> CountAsync(OrgChatDb db, TeamMember member)
    {
        var visible = db.Conversations.VisibleTo(member);
        return new ReachModel(
            await visible.CountAsync(),
            await visible.Select(c => c.OwnerId).Distinct().CountAsync(),
            await db.Conversations.AnswerableOnBehalfBy(member).Select(c => c.OwnerId).Distinct().CountAsync());
    }
}

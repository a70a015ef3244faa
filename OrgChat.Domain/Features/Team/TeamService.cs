using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Accounts;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Joining;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Team;

/// <summary>What admins do with members: invite, edit, deactivate with hand-over, reactivate, assign clients.</summary>
public sealed class TeamService(OrgChatDatabase database, HandOverService handingOver)
{
    /// <summary>Adds a member who can sign in as soon as they chose a password.</summary>
    /// <returns>The member’s id.</returns>
    /// <exception cref="RefusedException">The address is taken, or a field is not as it must be.</exception>
    public Task<Guid> InviteAsync(Actor actor, MemberForm form) =>
        database.WriteAsync(actor, new(AuditAction.MemberInvited), async (AdminAct act) =>
        {
            act.RequireConfirmation();
            await act.Db.RequireFreeAddressAsync(act.Admin.OrganizationId, form.Email, null);
            var member = new TeamMember(act.Admin.OrganizationId, form.Name, form.Email, form.Role, form.Profession, act.Now);
            act.Db.Add(member);
            act.Db.Add(new Account(member));
            act.Record().About(member);
            SetAdmin(act, member, form.IsAdmin);
            return member.Id;
        });

    /// <summary>Gives a member a link with which they choose a password; an imported one gets a sign-in first.</summary>
    /// <returns>The code of the link, and whom it is for.</returns>
    public Task<AccountLinkToSendModel> OpenSignInAsync(Actor actor, Guid memberId) =>
        database.WriteAsync(actor, new(AuditAction.SignInLinkMade, SubjectId: memberId), async (AdminAct act) =>
        {
            act.RequireConfirmation();
            var member = await act.Db.ColleagueAsync(act.Admin, memberId);
            act.Record().About(member);
            return await act.Db.InviteAsync(member, act.Now, shownTo: act.Admin);
        });

    /// <summary>Changes a member’s particulars and whether they are an admin; nobody changes their own role.</summary>
    /// <returns>The account at the address it had before, when that was changed: its person is to be told there. Null otherwise.</returns>
    public Task<AccountName?> EditAsync(Actor actor, Guid memberId, MemberForm form) =>
        database.WriteAsync(actor, new(AuditAction.MemberEdited, SubjectId: memberId), async (AdminAct act) =>
        {
            act.RequireConfirmation();
            var member = await act.Db.ColleagueAsync(act.Admin, memberId);
            await act.Db.RequireFreeAddressAsync(act.Admin.OrganizationId, form.Email, memberId);
            if (memberId == act.Admin.Id && (form.IsAdmin != member.IsAdmin || form.Role != member.Role))
            {
                throw new RefusedException("NotOwnRole") { Reason = RefusalReason.NotAllowed };
            }

            var (former, name, role, profession) = (member.Email, member.Name, member.Role, member.Profession);
            member.Rename(form.Name);
            member.ChangeEmail(form.Email);
            member.Describe(form.Role, form.Profession);
            act.Record().About(member).With(new AuditFacts
            {
                FormerName = name == member.Name ? null : name,
                IsEmailChanged = former == member.Email ? null : true,
                FormerRole = role == member.Role ? null : role,
                FormerProfession = profession == member.Profession ? null : profession,
            });
            SetAdmin(act, member, form.IsAdmin);
            await RequireAnAdminLeftAsync(act.Db, member);
            return former is null || former == member.Email ? null : new AccountName(
                member.Id, member.Name, former,
                await act.Db.Organizations.Where(o => o.Id == member.OrganizationId).Select(o => o.Name).FirstAsync());
        });

    /// <summary>
    /// Ends a member’s access at once. In the same step their conversations and care-team places go to a colleague, and they leave the
    /// conversations of others; where there are very many, the rest follows within the next minutes (<see cref="HandOverService"/>). Old
    /// labels do not change.
    /// </summary>
    /// <param name="successorId">
    /// Who takes over; may be null only for a member who owns nothing, and is the admin only when nobody else is left: admins open no
    /// conversation for themselves.
    /// </param>
    public async Task DeactivateAsync(Actor actor, Guid memberId, Guid? successorId)
    {
        if (await database.WriteAsync(actor, new(AuditAction.MemberDeactivated, SubjectId: memberId),
            (AdminAct act) => DeactivateAsync(act, memberId, successorId)))
        {
            handingOver.GoOn();
        }
    }

    /// <summary>Lets a member back in; conversations that were handed over stay where they are.</summary>
    public Task ReactivateAsync(Actor actor, Guid memberId) =>
        database.WriteAsync(actor, new(AuditAction.MemberReactivated, SubjectId: memberId), async (AdminAct act) =>
        {
            act.RequireConfirmation();
            var member = await act.Db.ColleagueAsync(act.Admin, memberId);
            if (member.IsActive)
            {
                return;
            }

            member.Reactivate();
            act.Record().About(member);
        });

    /// <returns>Whether there is more to hand over.</returns>
    private static async Task<bool> DeactivateAsync(AdminAct act, Guid memberId, Guid? successorId)
    {
        act.RequireConfirmation();
        var member = await act.Db.ColleagueAsync(act.Admin, memberId);
        if (member.Id == act.Admin.Id)
        {
            throw new RefusedException("NotOwnDeactivation") { Reason = RefusalReason.NotAllowed };
        }

        if (!member.IsActive)
        {
            return false;
        }

        var request = new HandOverRequest(act.Admin, member, await SuccessorAsync(act.Db, act.Admin, member, successorId), act.Actor);
        var isMore = await HandOverWriter.HandOverSomeAsync(act.Db, request, act.Now);
        await act.Db.DeactivateAsync(member, act.Now);
        await act.Db.SettleJoinRequestsOfAsync(member);
        act.Record().About(member);
        await RequireAnAdminLeftAsync(act.Db, member);
        return isMore;
    }

    private static async Task RequireAnAdminLeftAsync(OrgChatDb db, TeamMember changed)
    {
        var others = await db.TeamMembers.AnyAsync(m =>
            m.OrganizationId == changed.OrganizationId && m.Id != changed.Id && m.IsAdmin && m.IsActive);
        if (!others && changed is not { IsAdmin: true, IsActive: true })
        {
            throw new RefusedException("LastAdmin");
        }
    }

    private static void SetAdmin(AdminAct act, TeamMember member, bool isAdmin)
    {
        if (isAdmin == member.IsAdmin)
        {
            return;
        }

        if (isAdmin)
        {
            member.MakeAdmin();
        }
        else
        {
            member.StopBeingAdmin();
        }

        act.Record(isAdmin ? AuditAction.AdminGranted : AuditAction.AdminRevoked).About(member);
    }

    private static async Task<TeamMember?> SuccessorAsync(OrgChatDb db, TeamMember admin, TeamMember leaver, Guid? successorId)
    {
        if (successorId is not { } id)
        {
            return await db.Conversations.AnyAsync(c => c.OwnerId == leaver.Id)
                ? throw new RefusedException("OwnsConversations", leaver.Name)
                : null;
        }

        var successor = await db.ColleagueAsync(admin, id);
        if (successor.Id == admin.Id
            && await db.TeamMembers.AnyAsync(m => m.OrganizationId == admin.OrganizationId && m.IsActive && m.Id != admin.Id
                && m.Id != leaver.Id))
        {
            throw new RefusedException("NotTakenOverByOneself") { Reason = RefusalReason.NotAllowed };
        }

        return successor.IsActive && successor.Id != leaver.Id
            ? successor
            : throw new RefusedException("SuccessorNotActive");
    }
}

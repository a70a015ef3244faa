using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.SignIn;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Clinic;

/// <summary>Leads the admins of a clinic that begins through its first steps; each may be left out, and taken up again.</summary>
public sealed class SetUpChecklistService(OrgChatDatabase database)
{
    /// <summary>Colleagues named beside their number.</summary>
    public const int Named = 3;

    private static readonly AuditedOperation Operation = AuditedOperation.ToOpen(AuditedPage.Clinic);

    public Task<SetUpChecklistModel> ReadAsync(Actor actor) => database.ReadAsync(actor, Operation, async (AdminAct act) =>
    {
        var (db, admin) = (act.Db, act.Admin);
        var organization = await db.Organizations.FirstAsync(o => o.Id == admin.OrganizationId);
        var team = db.TeamMembers.Where(m => m.OrganizationId == admin.OrganizationId && m.IsActive && m.Id != admin.Id);
        return new SetUpChecklistModel
        {
            IsUnderWay = organization.IsSettingUp,
            Clinic = ClinicProfileModel.Of(organization),
            Joined = await TallyAsync(team.Where(m => db.AccountsInUse().Any(account => account.Id == m.Id))),
            Invited = await TallyAsync(team.Where(m => !db.AccountsInUse().Any(account => account.Id == m.Id))),
            Clients = await db.Clients.CountAsync(c => c.OrganizationId == admin.OrganizationId && c.IsActive),
            HasFactor = await db.HasFactorAsync(admin.Id),
            RequiresFactor = organization.RequiresSecondFactor,
            Skipped = organization.SkippedSteps,
        };
    });

    /// <summary>Begins it, or goes on with it.</summary>
    public Task BeginAsync(Actor actor) => ChangeAsync(actor, organization => organization.BeginSetUp());

    public Task EndAsync(Actor actor) => ChangeAsync(actor, organization => organization.EndSetUp());

    public Task SkipAsync(Actor actor, SetUpStep step) => ChangeAsync(actor, organization => organization.Skip(step));

    public Task TakeUpAsync(Actor actor, SetUpStep step) => ChangeAsync(actor, organization => organization.TakeUp(step));

    // It changes what admins are shown and nothing else: on no record, and not asked for twice.
    private Task ChangeAsync(Actor actor, Action<Organization> change) => database.WriteAsync(actor, Operation, async (AdminAct act) =>
        change(await act.Db.Organizations.FirstAsync(o => o.Id == act.Admin.OrganizationId)));

    private static async Task<TeamTally> TallyAsync(IQueryable<TeamMember> members) => new(
        await members.CountAsync(), [.. (await members.OrderBy(m => m.Id).Take(Named).ToListAsync()).Select(m => m.Name)]);
}

using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Clinic;

/// <summary>After how many minutes without input people are signed out.</summary>
public sealed record IdleMinutes(int Staff, int Clients);

/// <summary>What an organization decides about signing in and out; for admins.</summary>
public sealed class SecurityRuleService(OrgChatDatabase database)
{
    public Task<IdleMinutes> IdleMinutesAsync(Actor actor) =>
        database.ReadAsync(actor, AuditedOperation.ToOpen(AuditedPage.Security), async (AdminAct act) =>
            await act.Db.Organizations.Where(o => o.Id == act.Admin.OrganizationId)
                .Select(o => new IdleMinutes(o.StaffIdleMinutes, o.ClientIdleMinutes)).FirstAsync());

    /// <summary>Sets the limits, for sessions under way too.</summary>
    /// <exception cref="RefusedException">Too few or too many minutes.</exception>
    public Task SignOutIdleAsync(Actor actor, IdleMinutes minutes) =>
        database.WriteAsync(actor, new(AuditAction.IdleLimitsChanged), async (AdminAct act) =>
        {
            act.RequireConfirmation();
            var organization = await act.Db.Organizations.FirstAsync(o => o.Id == act.Admin.OrganizationId);
            if (minutes != new IdleMinutes(organization.StaffIdleMinutes, organization.ClientIdleMinutes))
            {
                organization.SignOutIdle(minutes.Staff, minutes.Clients);
                act.Record().With(new AuditFacts { TeamIdleMinutes = minutes.Staff, ClientIdleMinutes = minutes.Clients });
            }
        });
}

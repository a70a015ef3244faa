using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Clinic;

/// <summary>The number clients call when a message is not enough; everybody reads it, admins set it.</summary>
public sealed class ClinicPhoneService(OrgChatDatabase database)
{
    /// <summary>The number of the actor’s organization; null while it has none.</summary>
    public Task<string?> ReadAsync(Actor actor) =>
        database.ReadAsync(actor, AuditedOperation.ToOpen(AuditedPage.OrgChat), async (Act act) =>
            await act.Db.Organizations.Where(o => o.Id == act.Person.OrganizationId).Select(o => o.Phone).FirstAsync());

    /// <summary>Sets the number; nothing takes it away.</summary>
    /// <exception cref="RefusedException">It is not a number one could dial.</exception>
    public Task ChangeAsync(Actor actor, string? number) =>
        database.WriteAsync(actor, new(AuditAction.ClinicPhoneChanged), async (AdminAct act) =>
        {
            act.RequireConfirmation();
            var organization = await act.Db.Organizations.FirstAsync(o => o.Id == act.Admin.OrganizationId);
            var before = organization.Phone;
            organization.BeCalledAt(number);
            if (organization.Phone != before)
            {
                act.Record().With(new AuditFacts { Phone = organization.Phone ?? "" });
            }
        });
}

using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Clinic;

/// <summary>The number clients call when a message is not enough; everybody reads it, admins set it.</summary>
public sealed class ClinicPhoneService(OrgChatDatabase database, TimeProvider clock)
{
    /// <summary>The number of the actor’s organization; null while it has none.</summary>
    public Task<string?> ReadAsync(Actor actor) => database.ReadAsync(async db =>
    {
        var person = await db.ActingAsync(actor);
        return await db.Organizations.Where(o => o.Id == person.OrganizationId).Select(o => o.Phone).FirstAsync();
    });

    /// <summary>Sets the number; nothing takes it away.</summary>
    /// <exception cref="RefusedException">It is not a number one could dial.</exception>
    public Task ChangeAsync(Actor actor, string? number) => database.WriteAsync(new(AuditAction.ClinicPhoneChanged), async db =>
    {
        var admin = await db.ActingAdminAsync(actor);
        await db.RequireConfirmationAsync(actor);
        var organization = await db.Organizations.FirstAsync(o => o.Id == admin.OrganizationId);
        var before = organization.Phone;
        organization.BeCalledAt(number);
        if (organization.Phone != before)
        {
            db.Record(admin, AuditAction.ClinicPhoneChanged, clock.GetUtcNow()).With(organization.Phone ?? "none");
        }
    });
}

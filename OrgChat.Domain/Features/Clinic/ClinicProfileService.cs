using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Clinic;

/// <summary>What a clinic is called, how and when it is reached, and what it speaks; everybody of it reads that, admins set it.</summary>
public sealed class ClinicProfileService(OrgChatDatabase database)
{
    /// <summary>What the actor’s organization says of itself.</summary>
    public Task<ClinicProfileModel> ReadAsync(Actor actor) =>
        database.ReadAsync(actor, AuditedOperation.ToOpen(AuditedPage.OrgChat), async (Act act) =>
            ClinicProfileModel.Of(await act.Db.ClinicAsync(act.Person.OrganizationId)));

    /// <summary>Sets all of it.</summary>
    /// <exception cref="RefusedException">A field is not as it must be; nothing is changed then.</exception>
    /// <param name="begun">What the form began from: what it leaves as it was stays as others have made it meanwhile.</param>
    public Task ChangeAsync(Actor actor, ClinicProfileModel profile, ClinicProfileModel? begun = null) =>
        database.WriteAsync(actor, new(AuditAction.ClinicProfileChanged), async (AdminAct act) =>
        {
            act.RequireConfirmation();
            var organization = await act.Db.Organizations.FirstAsync(o => o.Id == act.Admin.OrganizationId);
            var before = ClinicProfileModel.Of(organization);
            Set(organization, begun is null ? profile : profile.Over(begun, before));
            var after = ClinicProfileModel.Of(organization);
            if (after != before)
            {
                act.Record().With(Changed(before, after));
            }
        });

    private static void Set(Organization organization, ClinicProfileModel profile)
    {
        organization.BeCalled(profile.Name);
        organization.BeCalledAt(profile.Phone);
        organization.CallInEmergencies(profile.EmergencyLine);
        organization.Open(profile.Hours);
        organization.BeIn(profile.TimeZone);
        organization.AimToAnswer(profile.GrowingMinutes, profile.OverdueMinutes);
        organization.LockClosed(profile.LocksClosed);
        if (profile.Language != organization.Language)
        {
            organization.Speak(profile.Language); // Shown as English while nobody chose: that is no choice.
        }
    }

    private static AuditFacts Changed(ClinicProfileModel before, ClinicProfileModel after) => new()
    {
        FormerName = after.Name == before.Name ? null : before.Name,
        Phone = IfChanged(before.Phone, after.Phone),
        EmergencyLine = IfChanged(before.EmergencyLine, after.EmergencyLine),
        OpeningHours = IfChanged(before.Hours?.ToString(), after.Hours?.ToString()),
        TimeZone = IfChanged(before.TimeZone, after.TimeZone),
        Language = IfChanged(before.Language.Code, after.Language.Code),
        GrowingMinutes = HasOtherTargets(before, after) ? after.GrowingMinutes : null,
        OverdueMinutes = HasOtherTargets(before, after) ? after.OverdueMinutes : null,
        LocksClosed = after.LocksClosed == before.LocksClosed ? null : after.LocksClosed,
    };

    private static bool HasOtherTargets(ClinicProfileModel before, ClinicProfileModel after) =>
        (after.GrowingMinutes, after.OverdueMinutes) != (before.GrowingMinutes, before.OverdueMinutes);

    private static string? IfChanged(string? before, string? after) => after == before ? null : after ?? "";
}

using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Clients;

/// <summary>Who cares for which client; set by admins for clients they can find.</summary>
public sealed class CareTeamService(OrgChatDatabase database, TimeProvider clock)
{
    public Task AssignAsync(Actor actor, Guid clientId, Guid memberId) => ChangeAsync(actor, AuditAction.ClientAssigned, clientId, memberId, (db, admin, client, member, place) =>
    {
        if (!member.IsActive)
        {
            throw new RefusedException($"{member.Name} is not active. Choose an active colleague.");
        }

        if (place is null)
        {
            db.Add(new CareTeamPlace(clientId, memberId, clock.GetUtcNow()));
            db.Record(admin, AuditAction.ClientAssigned, clock.GetUtcNow()).For(client).About(member);
        }
    });

    public Task UnassignAsync(Actor actor, Guid clientId, Guid memberId) => ChangeAsync(actor, AuditAction.ClientUnassigned, clientId, memberId, (db, admin, client, member, place) =>
    {
        if (place is not null)
        {
            db.Remove(place);
            db.Record(admin, AuditAction.ClientUnassigned, clock.GetUtcNow()).For(client).About(member);
        }
    });

    private Task ChangeAsync(
        Actor actor, AuditAction action, Guid clientId, Guid memberId, Action<OrgChatDb, TeamMember, Client, TeamMember, CareTeamPlace?> change) =>
        database.WriteAsync(new(action, ClientId: clientId, SubjectId: memberId), async db =>
        {
            var admin = await db.ActingAdminAsync(actor);
            var client = await db.ClientsOpenTo(admin).FirstOrDefaultAsync(c => c.Id == clientId) ?? throw new NotFoundException("client");
            var member = await db.ColleagueAsync(admin, memberId);
            change(db, admin, client, member, await db.CareTeamPlaces.FindAsync(clientId, memberId));
        });
}

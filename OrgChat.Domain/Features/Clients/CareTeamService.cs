using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Clients;

/// <summary>Who cares for which client; set by admins for clients they can find.</summary>
public sealed class CareTeamService(OrgChatDatabase database)
{
    public Task AssignAsync(Actor actor, Guid clientId, Guid memberId) =>
        ChangeAsync(actor, AuditAction.ClientAssigned, clientId, memberId, (act, client, member, place) =>
        {
            if (!member.IsActive)
            {
                throw new RefusedException("ColleagueNotActive", member.Name);
            }

            if (place is null)
            {
                act.Db.Add(new CareTeamPlace(clientId, memberId, act.Now));
                act.Record().For(client).About(member);
            }
        });

    public Task UnassignAsync(Actor actor, Guid clientId, Guid memberId) =>
        ChangeAsync(actor, AuditAction.ClientUnassigned, clientId, memberId, (act, client, member, place) =>
        {
            if (place is not null)
            {
                act.Db.Remove(place);
                act.Record().For(client).About(member);
            }
        });

    private Task ChangeAsync(
        Actor actor, AuditAction action, Guid clientId, Guid memberId, Action<AdminAct, Client, TeamMember, CareTeamPlace?> change) =>
        database.WriteAsync(actor, new(action, ClientId: clientId, SubjectId: memberId), async (AdminAct act) =>
        {
            var client = await act.Db.ClientsOpenTo(act.Admin).FirstOrDefaultAsync(c => c.Id == clientId)
                ?? throw new NotFoundException(MissingKind.Client);
            var member = await act.Db.ColleagueAsync(act.Admin, memberId);
            change(act, client, member, await act.Db.CareTeamPlaces.FindAsync(clientId, memberId));
        });
}

using OrgChat.Domain.Features.Accounts;
using OrgChat.Domain.Features.Clients.Adding;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Clients;

/// <summary>
/// Ends a client’s access, and gives it back: for those who may add clients. Conversations, care team and address stay as they are.
/// </summary>
public sealed class ClientActivityService(OrgChatDatabase database)
{
    /// <exception cref="NotFoundException">Adding clients is not for them, or the client’s page is not.</exception>
    public Task DeactivateAsync(Actor actor, Guid clientId) =>
        ChangeAsync(actor, AuditAction.ClientDeactivated, clientId, isActive: true, (act, client) => act.Db.DeactivateAsync(client, act.Now));

    /// <inheritdoc cref="DeactivateAsync"/>
    public Task ReactivateAsync(Actor actor, Guid clientId) =>
        ChangeAsync(actor, AuditAction.ClientReactivated, clientId, isActive: false, (_, client) =>
        {
            client.Reactivate();
            return Task.CompletedTask;
        });

    /// <param name="isActive">Whether the client is before; where they are not as they must be, somebody else was faster.</param>
    private Task ChangeAsync(Actor actor, AuditAction action, Guid clientId, bool isActive, Func<MemberAct, Client, Task> change) =>
        database.WriteAsync(actor, new(action, ClientId: clientId), async (MemberAct act) =>
        {
            act.Member.RequireMayAdd();
            act.RequireConfirmation();
            var client = await act.Db.PageOfAsync(act.Member, clientId);
            if (client.IsActive == isActive)
            {
                await change(act, client);
                act.Record().For(client);
            }
        });
}

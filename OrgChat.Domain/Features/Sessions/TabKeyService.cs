using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Sessions;

/// <summary>
/// Seals what a page keeps in its own tab while the server cannot be reached. Every sign-in of a person gets the same key, and nobody else
/// gets it; it stands nowhere.
/// </summary>
public sealed class TabKeyService(OrgChatDatabase database)
{
    public Task<byte[]> OfAsync(Actor actor) => database.ReadAsync(actor, AuditedOperation.ToOpen(AuditedPage.OrgChat), async (Act act) =>
    {
        return MasterKey.Derive(database.Keys.IndexKey(act.Person.OrganizationId), $"tab {act.Person.Id}");
    });
}

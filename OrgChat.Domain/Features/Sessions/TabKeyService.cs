using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Sessions;

/// <summary>
/// Seals what a page keeps in its own tab while the server cannot be reached. Every sign-in of a person gets the same key, and nobody else
/// gets it; it stands nowhere.
/// </summary>
public sealed class TabKeyService(OrgChatDatabase database)
{
    public Task<byte[]> OfAsync(Actor actor) => database.ReadAsync(async db =>
    {
        var person = await db.ActingAsync(actor);
        return MasterKey.Derive(database.Keys.IndexKey(person.OrganizationId), $"tab {person.Id}");
    });
}

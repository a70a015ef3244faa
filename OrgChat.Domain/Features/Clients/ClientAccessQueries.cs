using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Clients;

/// <summary>Which clients a person can find, list and open (rule 2 of the product), as queries.</summary>
public static class ClientAccessQueries
{
    /// <summary>What the Clients Page lists.</summary>
    public static IQueryable<Client> ClientsListedFor(this OrgChatDb db, TeamMember reader) =>
        reader.Can(Permission.SeeAllClients) ? db.ClientsIn(reader) : db.OwnClientsOf(reader);

    /// <summary>What search finds, on the Clients Page and wherever a client is chosen.</summary>
    public static IQueryable<Client> ClientsFoundBy(this OrgChatDb db, TeamMember reader) =>
        reader.Can(Permission.SearchAllClients) ? db.ClientsIn(reader) : db.OwnClientsOf(reader);

    /// <summary>Whose page can be opened: whoever is listed, found, or has conversations this reader may read.</summary>
    public static IQueryable<Client> ClientsOpenTo(this OrgChatDb db, TeamMember reader) =>
        reader.Can(Permission.SeeAllClients) || reader.Can(Permission.SearchAllClients) || reader.Can(Permission.AccessAllConversations)
            ? db.ClientsIn(reader)
            : db.OwnClientsOf(reader);

    /// <summary>One’s own: one cares for them, or shares a conversation.</summary>
    internal static IQueryable<Client> OwnClientsOf(this OrgChatDb db, TeamMember reader) =>
        db.ClientsIn(reader).Where(client =>
            db.CareTeamPlaces.Any(place => place.ClientId == client.Id && place.MemberId == reader.Id)
            || db.Participants.Any(theirs => theirs.PersonId == client.Id && theirs.LeftAt == null
                && db.Participants.Any(mine => mine.ConversationId == theirs.ConversationId && mine.PersonId == reader.Id
                    && mine.LeftAt == null)));

    private static IQueryable<Client> ClientsIn(this OrgChatDb db, TeamMember reader) =>
        db.Clients.Where(client => client.OrganizationId == reader.OrganizationId && client.IsActive && reader.IsActive);
}

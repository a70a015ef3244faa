using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Clients;

/// <summary>Which clients a person can find, list and open (rule 2 of the product), as queries.</summary>
public static class ClientAccessQueries
{
    /// <summary>The most clients of one’s own that count as few.</summary>
    private const int Few = 1000;

    /// <summary>What the Clients Page lists.</summary>
    public static IQueryable<Client> ClientsListedFor(this OrgChatDb db, TeamMember reader) =>
        reader.ListsOwnOnly() ? db.OwnClientsOf(reader) : db.ClientsIn(reader);

    /// <summary>What search finds, on the Clients Page and wherever a client is chosen.</summary>
    public static IQueryable<Client> ClientsFoundBy(this OrgChatDb db, TeamMember reader) =>
        reader.FindsOwnOnly() ? db.OwnClientsOf(reader) : db.ClientsIn(reader);

    /// <summary>Whose page can be opened: whoever is listed, found, or has conversations this reader may read.</summary>
    public static IQueryable<Client> ClientsOpenTo(this OrgChatDb db, TeamMember reader) =>
        db.ClientsIn(reader).OpenTo(db, reader);

    /// <summary>The same of those who were deactivated.</summary>
    public static IQueryable<Client> FormerClientsOpenTo(this OrgChatDb db, TeamMember reader) =>
        db.FormerClientsIn(reader).OpenTo(db, reader);

    /// <summary>The clients this person added in the session they act in.</summary>
    internal static IQueryable<Guid?> AddedInSessionOf(this OrgChatDb db, Act act)
    {
        var session = act.Session?.Id;
        return db.AuditEntries.Where(entry => entry.OrganizationId == act.Person.OrganizationId && entry.Action == AuditAction.ClientAdded
            && entry.Outcome == Outcome.Done && entry.ActorId == act.Person.Id && entry.SessionId == session)
            .Select(entry => entry.ClientId);
    }

    /// <summary>The client whose page it is, active or not.</summary>
    /// <exception cref="NotFoundException">No such client, or not open to the reader.</exception>
    public static async Task<Client> PageOfAsync(this OrgChatDb db, TeamMember reader, Guid clientId) =>
        await db.ClientsOpenTo(reader).FirstOrDefaultAsync(client => client.Id == clientId)
        ?? await db.FormerClientsOpenTo(reader).FirstOrDefaultAsync(client => client.Id == clientId)
        ?? throw new NotFoundException(MissingKind.Client);

    /// <summary>What the Clients Page lists of those who were deactivated, for whoever may bring them back.</summary>
    public static IQueryable<Client> FormerClientsListedFor(this OrgChatDb db, TeamMember reader) =>
        reader.ListsOwnOnly() ? db.FormerClientsIn(reader).OwnOf(db, reader) : db.FormerClientsIn(reader);

    /// <summary>Whether the Clients Page shows only one’s own.</summary>
    internal static bool ListsOwnOnly(this TeamMember reader) => !reader.Can(Permission.SeeAllClients);

    /// <summary>Whether search finds only one’s own.</summary>
    internal static bool FindsOwnOnly(this TeamMember reader) => !reader.Can(Permission.SearchAllClients);

    /// <summary>
    /// Among whom one’s own are, where they are few; null where they are not. Read from where somebody cares or takes part: to ask it of
    /// each client is to walk all of the clinic.
    /// </summary>
    internal static async Task<IReadOnlySet<Guid>?> FewWithOwnAsync(this OrgChatDb db, TeamMember reader)
    {
        var among = await db.CareTeamPlaces.Where(place => place.MemberId == reader.Id).Select(place => place.ClientId).Concat(
            from mine in db.Participants.Where(p => p.PersonId == reader.Id && p.LeftAt == null)
            from theirs in db.Participants
            where theirs.ConversationId == mine.ConversationId && theirs.LeftAt == null
            select theirs.PersonId).Take(Few + 1).ToListAsync();
        return among.Count > Few ? null : among.ToHashSet();
    }

    /// <summary>One’s own: one cares for them, or shares a conversation.</summary>
    internal static IQueryable<Client> OwnClientsOf(this OrgChatDb db, TeamMember reader) => db.ClientsIn(reader).OwnOf(db, reader);

    internal static IQueryable<Client> OwnOf(this IQueryable<Client> clients, OrgChatDb db, TeamMember reader) =>
        clients.Where(client =>
            db.CareTeamPlaces.Any(place => place.ClientId == client.Id && place.MemberId == reader.Id)
            || db.Participants.Any(theirs => theirs.PersonId == client.Id && theirs.LeftAt == null
                && db.Participants.Any(mine => mine.ConversationId == theirs.ConversationId && mine.PersonId == reader.Id
                    && mine.LeftAt == null)));

    private static IQueryable<Client> OpenTo(this IQueryable<Client> clients, OrgChatDb db, TeamMember reader) =>
        reader.Can(Permission.SeeAllClients) || reader.Can(Permission.SearchAllClients) || reader.Can(Permission.AccessAllConversations)
            ? clients
            : clients.OwnOf(db, reader);

    private static IQueryable<Client> FormerClientsIn(this OrgChatDb db, TeamMember reader) =>
        db.Clients.Where(client =>
            client.OrganizationId == reader.OrganizationId && !client.IsActive && client.DeactivatedAt != null && reader.IsActive);

    private static IQueryable<Client> ClientsIn(this OrgChatDb db, TeamMember reader) =>
        db.Clients.Where(client => client.OrganizationId == reader.OrganizationId && client.IsActive && reader.IsActive);
}

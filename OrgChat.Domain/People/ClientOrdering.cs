using OrgChat.Domain.Data;

namespace OrgChat.Domain.People;

/// <summary>A request for clients as a query; pages go on behind the last one shown, by its key.</summary>
internal static class ClientOrdering
{
    public static IQueryable<Client> AsAsked(this IQueryable<Client> clients, OrgChatDb db, TeamMember viewer, ClientRequest asked)
    {
        clients = asked.IsOwn ? clients.Where(c => db.OwnClientsOf(viewer).Any(own => own.Id == c.Id)) : clients;
        clients = asked.IsRelative is { } isRelative ? clients.Where(c => c.RelativeOfId != null == isRelative) : clients;
        return asked.CareTeamMemberId is { } member
            ? clients.Where(c => db.CareTeamPlaces.Any(place => place.ClientId == c.Id && place.MemberId == member))
            : clients;
    }

    public static IQueryable<Client> After(this IQueryable<Client> clients, ClientRequest asked, ClientCursor? cursor) => (cursor, asked) switch
    {
        (null, _) => clients,
        ({ SearchKey: var key, Id: var id }, { By: ClientOrder.Name, IsDescending: false }) =>
            clients.Where(c => c.SearchKey.CompareTo(key) > 0 || (c.SearchKey == key && c.Id > id)),
        ({ SearchKey: var key, Id: var id }, { By: ClientOrder.Name }) =>
            clients.Where(c => c.SearchKey.CompareTo(key) < 0 || (c.SearchKey == key && c.Id < id)),
        ({ SearchKey: var key, Id: var id, Since: var day }, { IsDescending: false }) =>
            clients.Where(c => c.ClientSince > day || (c.ClientSince == day && (c.SearchKey.CompareTo(key) > 0 || (c.SearchKey == key && c.Id > id)))),
        ({ SearchKey: var key, Id: var id, Since: var day }, _) =>
            clients.Where(c => c.ClientSince < day || (c.ClientSince == day && (c.SearchKey.CompareTo(key) < 0 || (c.SearchKey == key && c.Id < id)))),
    };

    public static IQueryable<Client> Sorted(this IQueryable<Client> clients, ClientRequest asked) => (asked.By, asked.IsDescending) switch
    {
        (ClientOrder.Name, false) => clients.OrderBy(c => c.SearchKey).ThenBy(c => c.Id),
        (ClientOrder.Name, true) => clients.OrderByDescending(c => c.SearchKey).ThenByDescending(c => c.Id),
        (_, false) => clients.OrderBy(c => c.ClientSince).ThenBy(c => c.SearchKey).ThenBy(c => c.Id),
        _ => clients.OrderByDescending(c => c.ClientSince).ThenByDescending(c => c.SearchKey).ThenByDescending(c => c.Id),
    };
}

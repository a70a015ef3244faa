using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Clients;

/// <summary>
/// A request for clients: what the database narrows, and the order, which only memory knows; pages go on behind the last one shown, by its
/// key.
/// </summary>
internal static class ClientOrderQueries
{
    public static IQueryable<Client> AsAsked(this IQueryable<Client> clients, OrgChatDb db, TeamMember viewer, ClientRequest asked)
    {
        clients = asked.IsOwn ? clients.OwnOf(db, viewer) : clients;
        clients = asked.IsRelative is { } isRelative ? clients.Where(c => c.RelativeOfId != null == isRelative) : clients;
        return asked.CareTeamMemberId is { } member
            ? clients.Where(c => db.CareTeamPlaces.Any(place => place.ClientId == c.Id && place.MemberId == member))
            : clients;
    }

    /// <summary>Everybody in the order asked for, as far as the text finds them, behind the last one shown.</summary>
    public static IEnumerable<Guid> InOrder(this NameList names, ClientRequest asked, ClientCursor? after)
    {
        var order = asked.By == ClientOrder.Name ? names.Found(asked.Text)
            : asked.Text.Length == 0 ? names.BySince : names.Found(asked.Text).OrderBy(name => name.Since);
        return (asked.IsDescending ? order.Reverse() : order)
            .SkipWhile(name => after is not null && !IsBehind(name, after, asked)).Select(name => name.Id);
    }

    private static bool IsBehind(IndexedName name, ClientCursor after, ClientRequest asked)
    {
        var byDay = asked.By == ClientOrder.Name ? 0 : name.Since.CompareTo(after.Since);
        var place = byDay != 0 ? byDay : name.CompareTo(after.SortKey, after.Id);
        return asked.IsDescending ? place < 0 : place > 0;
    }
}

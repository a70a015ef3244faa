using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Team;

/// <summary>A request for members as a query. Every order is a rank, then the name: pages go on behind the last one shown.</summary>
/// <remarks>A team is some hundred people: their ranks are read, and sorted with their names in memory.</remarks>
internal static class MemberOrderQueries
{
    public static IQueryable<TeamMember> AsAsked(this IQueryable<TeamMember> members, OrgChatDb db, MemberRequest asked)
    {
        members = asked.Role is { } role ? members.Where(m => m.Role == role) : members;
        members = asked.Permission is { } permission ? members.Where(m => ((int)(object)m.Permissions & (int)permission) != 0) : members;
        return asked.Status switch
        {
            null => members,
            MemberState.Inactive => members.Where(m => !m.IsActive),
            MemberState.Invited =>
                members.Where(m => m.IsActive && !db.AccountsInUse().Any(account => account.Id == m.Id)),
            _ => members.Where(m => m.IsActive && db.AccountsInUse().Any(account => account.Id == m.Id)),
        };
    }

    /// <summary>What sorts before the names.</summary>
    public static async Task<Dictionary<Guid, int>> RanksAsync(this IQueryable<TeamMember> members, OrgChatDb db, MemberRequest asked)
    {
        var sign = asked.IsDescending ? -1 : 1;
        var team = await members
            .Select(m =>
                new
                {
                    m.Id,
                    m.Role,
                    m.IsActive,
                    m.Permissions,
                    HasPassword = db.AccountsInUse().Any(account => account.Id == m.Id)
                })
            .ToListAsync();
        return team.ToDictionary(m => m.Id, m => asked.By switch
        {
            MemberOrder.Role => sign * (int)m.Role,
            MemberOrder.Status => sign * (!m.IsActive ? 2 : m.HasPassword ? 0 : 1),
            MemberOrder.Permissions => sign * m.Permissions.Value.Each().Count(),
            _ => m.IsActive ? 0 : 1,
        });
    }

    /// <summary>As far as the text finds them, in the order asked for, behind the last one shown.</summary>
    public static IEnumerable<(IndexedName Name, int Rank)> InOrder(this NameList names, IReadOnlyDictionary<Guid, int> ranks,
        MemberRequest asked, MemberCursor? after)
    {
        var isFound = NameQueries.For(asked.Text);
        var isDown = asked is { By: MemberOrder.Name, IsDescending: true };
        return (isDown ? names.ByName.Reverse() : names.ByName)
            .Where(name => ranks.ContainsKey(name.Id) && isFound(name.Words))
            .Select(name => (Name: name, Rank: ranks[name.Id]))
            .OrderBy(place => place.Rank)
            .SkipWhile(place => after is not null && !IsBehind(place.Name, place.Rank, after, isDown));
    }

    private static bool IsBehind(IndexedName name, int rank, MemberCursor after, bool isDown) =>
        rank != after.Rank ? rank > after.Rank
        : isDown ? name.CompareTo(after.SortKey, after.Id) < 0
        : name.CompareTo(after.SortKey, after.Id) > 0;
}

using OrgChat.Domain.Data;
using OrgChat.Domain.People;

namespace OrgChat.Domain.Team;

/// <summary>A request for members as a query. Every order is a rank, then the name: pages go on behind the last one shown.</summary>
/// <remarks>A team is some hundred people: read by the index of their names, and sorted.</remarks>
internal static class MemberOrdering
{
    public static IQueryable<TeamMember> AsAsked(this IQueryable<TeamMember> members, OrgChatDb db, MemberRequest asked)
    {
        members = members.Named(asked.Text);
        members = asked.Role is { } role ? members.Where(m => m.Role == role) : members;
        members = asked.Permission is { } permission ? members.Where(m => ((int)(object)m.Permissions & (int)permission) != 0) : members;
        return asked.Status switch
        {
            null => members,
            MemberStatus.Inactive => members.Where(m => !m.IsActive),
            MemberStatus.Invited => members.Where(m => m.IsActive && !db.Users.Any(account => account.Id == m.Id && account.PasswordHash != null)),
            _ => members.Where(m => m.IsActive && db.Users.Any(account => account.Id == m.Id && account.PasswordHash != null)),
        };
    }

    public static IQueryable<Place> Ranked(this IQueryable<TeamMember> members, OrgChatDb db, MemberRequest asked)
    {
        var sign = asked.IsDescending ? -1 : 1;
        return asked.By switch
        {
            MemberOrder.Role => members.Select(m => new Place { Member = m, Rank = sign * (int)m.Role }),
            MemberOrder.Status => members.Select(m => new Place
            {
                Member = m,
                Rank = sign * (!m.IsActive ? 2 : db.Users.Any(account => account.Id == m.Id && account.PasswordHash != null) ? 0 : 1),
            }),
            MemberOrder.Permissions => members.Select(m => new Place
            {
                Member = m,
                Rank = sign * (((int)(object)m.Permissions & 1) + ((int)(object)m.Permissions / 2 & 1) + ((int)(object)m.Permissions / 4 & 1) + ((int)(object)m.Permissions / 8 & 1)),
            }),
            _ => members.Select(m => new Place { Member = m, Rank = m.IsActive ? 0 : 1 }),
        };
    }

    public static IQueryable<Place> After(this IQueryable<Place> places, MemberRequest asked, MemberCursor? cursor) => (cursor, AreNamesDescending(asked)) switch
    {
        (null, _) => places,
        ({ Rank: var rank, SearchKey: var key, Id: var id }, false) => places.Where(p => p.Rank > rank
            || (p.Rank == rank && (p.Member.SearchKey.CompareTo(key) > 0 || (p.Member.SearchKey == key && p.Member.Id > id)))),
        ({ Rank: var rank, SearchKey: var key, Id: var id }, true) => places.Where(p => p.Rank > rank
            || (p.Rank == rank && (p.Member.SearchKey.CompareTo(key) < 0 || (p.Member.SearchKey == key && p.Member.Id < id)))),
    };

    public static IQueryable<Place> Sorted(this IQueryable<Place> places, MemberRequest asked)
    {
        var ranked = places.OrderBy(p => p.Rank);
        return AreNamesDescending(asked)
            ? ranked.ThenByDescending(p => p.Member.SearchKey).ThenByDescending(p => p.Member.Id)
            : ranked.ThenBy(p => p.Member.SearchKey).ThenBy(p => p.Member.Id);
    }

    private static bool AreNamesDescending(MemberRequest asked) => asked is { By: MemberOrder.Name, IsDescending: true };

    /// <summary>A member with what sorts before their name.</summary>
    internal sealed class Place
    {
        public required TeamMember Member { get; init; }

        public required int Rank { get; init; }
    }
}

using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.Queries;

/// <summary>Pages of people in an order that only memory knows, narrowed by what only the database knows.</summary>
internal static class NameOrderQueries
{
    /// <summary>The first of these people, in this order.</summary>
    /// <remarks>
    /// The database is asked for ever longer stretches of the order until enough are found: some five questions for the few clients of a
    /// doctor among the forty thousand of a clinic, two where all are open.
    /// </remarks>
    public static async Task<List<T>> FirstAsync<T>(this IQueryable<T> people, IEnumerable<Guid> order, int count)
        where T : Person
    {
        var first = new List<Guid>(count);
        var size = 4 * count;
        using var rest = order.GetEnumerator();
        for (var stretch = Next(rest, size); stretch.Count > 0 && first.Count < count; stretch = Next(rest, size *= 4))
        {
            var asked = stretch;
            var there = await people.Where(p => EF.Parameter(asked).Contains(p.Id)).Select(p => p.Id).ToHashSetAsync();
            first.AddRange(stretch.Where(there.Contains).Take(count - first.Count));
        }

        var found = await people.Where(p => EF.Parameter(first).Contains(p.Id)).ToDictionaryAsync(p => p.Id);
        return [.. first.Select(id => found[id])];
    }

    /// <summary>A few people by name, as their reader’s language orders them.</summary>
    public static IReadOnlyList<T> InNameOrder<T>(this IEnumerable<T> people)
        where T : Person => [.. people.InNameOrder(person => person)];

    /// <summary>What belongs to a few people, by their names.</summary>
    public static IEnumerable<T> InNameOrder<T>(this IEnumerable<T> all, Func<T, Person> whose) =>
        all.OrderBy(one => whose(one).Name, Language.Current.NameOrder).ThenBy(one => whose(one).Id);

    /// <summary>Members of the team to choose from, by name; only those who share a name are read.</summary>
    public static async Task<IReadOnlyList<PersonName>> ToChooseAsync(this IReadOnlySet<Guid> there, OrgChatDb db, Person reader)
    {
        var names = (await db.Names.OfAsync(db, reader.OrganizationId)).Team.Where(name => there.Contains(name.Id)).ToList();
        var shared = names.GroupBy(name => name.Key).Where(namesakes => namesakes.Count() > 1).SelectMany(namesakes => namesakes)
            .Select(name => name.Id).ToList();
        var told = shared.Count == 0 ? [] : (await db.TeamMembers.Where(m => EF.Parameter(shared).Contains(m.Id)).ToListAsync())
            .ToChooseFor(reader).ToDictionary(name => name.Id);
        return [.. names.OrderBy(name => name.Name, Language.Current.NameOrder).ThenBy(name => name.Id)
            .Select(name => told.GetValueOrDefault(name.Id) ?? new PersonName(name.Id, name.Name))];
    }

    private static List<Guid> Next(IEnumerator<Guid> rest, int size)
    {
        var stretch = new List<Guid>();
        while (stretch.Count < size && rest.MoveNext())
        {
            stretch.Add(rest.Current);
        }

        return stretch;
    }
}

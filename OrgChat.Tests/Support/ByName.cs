using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Tests.Support;

/// <summary>The few people of a test by their names, which no database can look up.</summary>
internal static class ByName
{
    public static async Task<T> CalledAsync<T>(this IQueryable<T> people, string name)
        where T : Person => (await people.ToListAsync()).Single(person => person.Name == name);

    public static async Task<Guid> IdOfAsync(this OrgChatDb db, string name) => (await db.People.CalledAsync(name)).Id;
}

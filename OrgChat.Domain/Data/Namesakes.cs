using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using OrgChat.Domain.People;

namespace OrgChat.Domain.Data;

/// <summary>
/// Keeps <see cref="Client.HasNamesake"/> true to the names, in the transaction that changes them and for all of them at once: an import of
/// thousands costs one statement per batch.
/// </summary>
internal static class Namesakes
{
    /// <summary>What the migration does for the people who were there before.</summary>
    internal const string MarkAll = """
        UPDATE People SET HasNamesake = EXISTS (
            SELECT 1 FROM People AS other WHERE other.OrganizationId = People.OrganizationId AND other.Kind IN ('Client', 'Team')
                AND other.SearchKey = People.SearchKey AND other.Id <> People.Id)
        WHERE Kind = 'Client'
        """;

    /// <summary>The names that are about to be taken or given up, by organization.</summary>
    public static ILookup<Guid, string> ChangedIn(ChangeTracker tracker) => tracker.Entries<Person>()
        .Where(entry => entry.State is EntityState.Added || entry.Property(person => person.SearchKey).IsModified)
        .SelectMany(entry => new[] { entry.Entity.SearchKey, entry.Property(person => person.SearchKey).OriginalValue }.Distinct()
            .Select(name => (entry.Entity.OrganizationId, Name: name)))
        .ToLookup(one => one.OrganizationId, one => one.Name);

    /// <summary>Marks everybody who has one of these names, now that they are saved.</summary>
    public static async Task MarkAsync(OrgChatDb db, ILookup<Guid, string> changed, CancellationToken cancel)
    {
        foreach (var organization in changed)
        {
            var names = organization.Distinct().ToList();
            await db.Clients.Where(c => c.OrganizationId == organization.Key && names.Contains(c.SearchKey)).ExecuteUpdateAsync(
                update => update.SetProperty(
                    c => c.HasNamesake,
                    c => db.Clients.Any(other => other.OrganizationId == c.OrganizationId && other.SearchKey == c.SearchKey && other.Id != c.Id)
                        || db.TeamMembers.Any(other => other.OrganizationId == c.OrganizationId && other.SearchKey == c.SearchKey)),
                cancel);
        }
    }
}

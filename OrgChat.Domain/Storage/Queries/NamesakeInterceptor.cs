using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.Queries;

/// <summary>
/// Keeps <see cref="Client.HasNamesake"/> true to the names, in the transaction that changes them and for all of them at once: an import of
/// thousands costs one statement per batch.
/// </summary>
internal sealed class NamesakeInterceptor : BeforeSaveInterceptor
{
    /// <summary>What the migration does for the people who were there before.</summary>
    internal const string MarkAll = """
        UPDATE People SET HasNamesake = EXISTS (
            SELECT 1 FROM People AS other WHERE other.OrganizationId = People.OrganizationId AND other.Kind IN ('Client', 'Team')
                AND other.SearchKey = People.SearchKey AND other.Id <> People.Id)
        WHERE Kind = 'Client'
        """;

    protected override async Task BeforeSaveAsync(OrgChatDb db, CancellationToken cancel) => db.Namesakes = await ChangedInAsync(db);

    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result,
        CancellationToken cancellationToken = default)
    {
        var db = (OrgChatDb)eventData.Context!;
        await MarkAsync(db, db.Namesakes, cancellationToken);
        return result;
    }

    /// <summary>
    /// Whom the names concern that are about to be taken or given up: their clients, and whether each has a namesake then.
    /// </summary>
    private static async Task<ILookup<bool, Guid>> ChangedInAsync(OrgChatDb db)
    {
        var marked = new List<(bool HasNamesake, Guid Id)>();
        var changed = db.ChangeTracker.Entries<Person>()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified && entry.Entity.SealedName.IsPlain).ToList();
        foreach (var people in changed.GroupBy(entry => entry.Entity.OrganizationId))
        {
            var list = await db.Names.OfAsync(db, people.Key);
            var anew = people.ToDictionary(entry => entry.Entity.Id, entry => entry.Entity.SearchKey);
            var called = anew.ToLookup(one => one.Value, one => one.Key);
            foreach (var name in people.SelectMany(NamesOf).Distinct())
            {
                var theirs = list.Called(name).Where(id => !anew.ContainsKey(id)).Concat(called[name]).ToList();
                marked.AddRange(theirs.Select(id => (theirs.Count > 1, id)));
            }
        }

        db.HasNewNames |= changed.Count > 0;
        return marked.ToLookup(one => one.HasNamesake, one => one.Id);
    }

    /// <summary>Marks them, now that they are saved.</summary>
    private static async Task MarkAsync(OrgChatDb db, ILookup<bool, Guid> marked, CancellationToken cancel)
    {
        foreach (var group in marked)
        {
            var (ids, hasNamesake) = (group.ToList(), group.Key);
            await db.Clients.Where(c => EF.Parameter(ids).Contains(c.Id) && c.HasNamesake != hasNamesake)
                .ExecuteUpdateAsync(update => update.SetProperty(c => c.HasNamesake, hasNamesake), cancel);
        }
    }

    private static IEnumerable<string> NamesOf(EntityEntry<Person> entry) =>
        entry.State == EntityState.Added || entry.Property(person => person.SealedName).OriginalValue?.Text is not { } former
            ? [entry.Entity.SearchKey]
            : [entry.Entity.SearchKey, PersonNameRules.Fold(former)];
}

using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Data;

namespace OrgChat.Domain.Searching;

/// <summary>
/// What is stored as search compares it, names and the index of messages, was folded by the rules of its day. When the rules change, names
/// are folded anew at the next start; the index is emptied then, and <see cref="SearchBackfill"/> fills it beside everybody’s work.
/// </summary>
internal static class FoldingVersion
{
    /// <summary>Goes up with every change of <see cref="Folding"/>, <see cref="Words"/> and <see cref="WordForms"/>; kept in the file’s “user_version”.</summary>
    private const int Current = 1;

    private const int Batch = 500;

    public static async Task BringUpToDateAsync(OrgChatDb db)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var version = await db.Database.SqlQuery<int>($"SELECT user_version AS Value FROM pragma_user_version").SingleAsync();
        if (version >= Current)
        {
            return;
        }

        await FoldNamesAsync(db);
        await db.SearchTokens.ExecuteDeleteAsync();
        await db.Messages.ExecuteUpdateAsync(update => update.SetProperty(m => m.SearchId, (long?)null));
        await db.Database.ExecuteSqlAsync($"PRAGMA user_version = 1");
        await transaction.CommitAsync();
    }

    private static async Task FoldNamesAsync(OrgChatDb db)
    {
        for (var (last, isFull) = (Guid.Empty, true); isFull;)
        {
            var people = await db.People.Where(p => p.Id > last).OrderBy(p => p.Id).Take(Batch).ToListAsync();
            people.ForEach(person => person.Rename(person.Name));
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
            (last, isFull) = (people.Count == 0 ? last : people[^1].Id, people.Count == Batch);
        }
    }
}

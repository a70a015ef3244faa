using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Storage.Configurations;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.AuditChain;

/// <summary>Ties the entries of a record from before there was a chain.</summary>
internal static class AuditChainMigration
{
    private const int BatchSize = 500;

    /// <summary>
    /// Links the entries of a database from before there was a chain, once: as soon as any entry has a number, one without is no
    /// old entry but an inserted one, and stays for the verification to name.
    /// </summary>
    public static async Task LinkOldEntriesAsync(OrgChatDb db)
    {
        if (await db.AuditEntries.AnyAsync(e => e.Number != null) || !await db.AuditEntries.AnyAsync())
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync();
#pragma warning disable RS0030 // A constant; a trigger takes no parameters.
        await db.Database.ExecuteSqlRawAsync(AuditTriggers.DropRefuseUpdate);
#pragma warning restore RS0030
        while (await db.AuditEntries.Where(e => e.Number == null).OrderBy(e => e.Id).Take(BatchSize).ToListAsync() is { Count: > 0 } batch)
        {
            foreach (var entries in batch.GroupBy(entry => entry.OrganizationId))
            {
                await db.LinkAsync(entries.Key, entries);
            }

            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }

#pragma warning disable RS0030 // A constant; a trigger takes no parameters.
        await db.Database.ExecuteSqlRawAsync(AuditTriggers.RefuseUpdate);
#pragma warning restore RS0030
        await transaction.CommitAsync();
    }
}

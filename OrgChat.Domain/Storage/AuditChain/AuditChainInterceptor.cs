using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Storage.Configurations;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.AuditChain;

/// <summary>Ties new entries to their organization’s chain, in the transaction that writes them and at the one writer’s turn.</summary>
internal static class AuditChainInterceptor
{
    private const int BatchSize = 500;

    /// <summary>Links what is about to be saved, in the order it was recorded; the chain’s head is read once per organization.</summary>
    public static async Task LinkAsync(OrgChatDb db)
    {
        // Ids are temporary until saved, and rise in the order of recording.
        var added = db.ChangeTracker.Entries<AuditEntry>().Where(entry => entry.State == EntityState.Added)
            .OrderBy(entry => entry.Property(e => e.Id).CurrentValue).Select(entry => entry.Entity).ToList();
        foreach (var entries in added.GroupBy(entry => entry.OrganizationId))
        {
            Link(entries, await db.HeadAsync(entries.Key), db.RequiredKeys.RecordKey);
        }
    }

    /// <summary>The newest entry’s place in the chain.</summary>
    public static async Task<ChainLink> HeadAsync(this OrgChatDb db, Guid organizationId) =>
        await db.AuditEntries.Where(e => e.OrganizationId == organizationId && e.Number != null)
            .OrderByDescending(e => e.Number).Select(e => new ChainLink(e.Number!.Value, e.Hash!)).FirstOrDefaultAsync() ?? ChainLink.Start;

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
                Link(entries, await db.HeadAsync(entries.Key), db.RequiredKeys.RecordKey);
            }

            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }

#pragma warning disable RS0030 // A constant; a trigger takes no parameters.
        await db.Database.ExecuteSqlRawAsync(AuditTriggers.RefuseUpdate);
#pragma warning restore RS0030
        await transaction.CommitAsync();
    }

    private static void Link(IEnumerable<AuditEntry> entries, ChainLink head, byte[] recordKey)
    {
        foreach (var entry in entries)
        {
            entry.Follow(head, recordKey);
            head = new ChainLink(entry.Number!.Value, entry.Hash!);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.AuditChain;

/// <summary>Ties new entries to their organization’s chain, in the transaction that writes them and at the one writer’s turn.</summary>
internal sealed class AuditChainInterceptor : BeforeSaveInterceptor
{
    /// <summary>Links what is about to be saved, in the order it was recorded; the chain’s head is read once per organization.</summary>
    protected override async Task BeforeSaveAsync(OrgChatDb db, CancellationToken cancel)
    {
        // Ids are temporary until saved, and rise in the order of recording.
        var added = db.ChangeTracker.Entries<AuditEntry>().Where(entry => entry.State == EntityState.Added)
            .OrderBy(entry => entry.Property(e => e.Id).CurrentValue).Select(entry => entry.Entity).ToList();
        foreach (var entries in added.GroupBy(entry => entry.OrganizationId))
        {
            await db.LinkAsync(entries.Key, entries);
        }
    }
}

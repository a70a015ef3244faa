using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.AuditChain;

/// <summary>Where an organization’s chain ends, and how entries are tied to it.</summary>
internal static class AuditChainQueries
{
    /// <summary>The newest entry’s place in the chain.</summary>
    public static async Task<ChainLink> HeadAsync(this OrgChatDb db, Guid organizationId) =>
        await db.AuditEntries.Where(e => e.OrganizationId == organizationId && e.Number != null)
            .OrderByDescending(e => e.Number).Select(e => new ChainLink(e.Number!.Value, e.Hash!)).FirstOrDefaultAsync() ?? ChainLink.Start;

    /// <summary>Ties entries of one organization to the end of its chain, in this order.</summary>
    public static async Task LinkAsync(this OrgChatDb db, Guid organizationId, IEnumerable<AuditEntry> entries)
    {
        var head = db.Memory?.Heads.GetValueOrDefault(organizationId) ?? await db.HeadAsync(organizationId);
        foreach (var entry in entries)
        {
            entry.Follow(head, db.RequiredKeys.RecordKey);
            head = new ChainLink(entry.Number!.Value, entry.Hash!);
        }

        if (db.Memory is { } memory)
        {
            memory.Heads[organizationId] = head;
        }
    }
}

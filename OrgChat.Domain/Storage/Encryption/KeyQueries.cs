using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.Encryption;

/// <summary>How the stored keys of organizations are read.</summary>
internal static class KeyQueries
{
    // Compiled: every act that writes begins with it.
    private static readonly Func<OrgChatDb, Guid, IAsyncEnumerable<OrganizationKey>> Stored = EF.CompileAsyncQuery(
        (OrgChatDb db, Guid organization) => db.OrganizationKeys.AsNoTracking().Where(key => key.OrganizationId == organization));

    /// <summary>Learns what another process made: inside a transaction that writes, the newest key there is the newest of all.</summary>
    public static async Task LearnKeysAsync(this OrgChatDb db, Guid organizationId)
    {
        var areKnown = db.Memory?.KnowsKeysOf.Contains(organizationId) == true;
        db.RequiredKeys.Learn(organizationId, areKnown ? [] : await Stored(db, organizationId).ToListAsync());
        db.Memory?.KnowsKeysOf.Add(organizationId);
    }
}

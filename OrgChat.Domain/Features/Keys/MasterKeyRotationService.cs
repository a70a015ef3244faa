using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Keys;

/// <summary>
/// Wraps every key anew with another master key. What people wrote is not touched; backups made before still need the former key.
/// </summary>
public sealed class MasterKeyRotationService(OrgChatDatabase database, TimeProvider clock)
{
    /// <summary>Who acts in the audit record: nobody of an organization.</summary>
    private const string Name = "Key rotation";

    /// <returns>How many keys were wrapped.</returns>
    public Task<int> RotateAsync(MasterKey next) => database.WriteAsync(async db =>
    {
        var keys = await db.OrganizationKeys.ToListAsync();
        keys.ForEach(key => db.RequiredKeys.Rewrap(key, next));
        foreach (var organization in await db.Organizations.Select(o => o.Id).ToListAsync())
        {
            db.Add(AuditEntry.ByProgram(organization, Name, AuditAction.MasterKeyRotated, clock.GetUtcNow())
                .With(new AuditFacts { MasterKey = next.Id }));
        }

        return keys.Count;
    });
}

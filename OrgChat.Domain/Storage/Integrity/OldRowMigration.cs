using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.AuditChain;
using OrgChat.Domain.Storage.Configurations;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.Integrity;

/// <summary>
/// Authenticates a database from before rows carried a keyed hash, once, in one transaction; a new database has nothing old.
/// </summary>
internal static class OldRowMigration
{
    private const int Batch = 500;

    public static async Task AuthenticateAsync(OrgChatDb db)
    {
        var installation = await db.OrganizationKeys.SingleAsync(key => key.OrganizationId == OrganizationKey.Installation);
        if (!db.RequiredKeys.IsFromBefore(installation))
        {
            return;
        }

        if (await db.AuditEntries.AnyAsync(entry => entry.Mac != null))
        {
            throw new OperatorException(
                "This database’s key is from an older copy of it. Nothing in it can be believed: bring a backup back.");
        }

        await AuditChainMigration.LinkOldEntriesAsync(db);
        db.OnAlteredRow = (_, _) => { };
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var rows in AuthenticatedTableQueries.All)
        {
            await AuthenticateAsync(db, rows(db));
        }

        foreach (var account in await db.Users.ToListAsync())
        {
            await SecondFactorMac.KeepAsync(db, account);
        }

        await AuthenticateRecordAsync(db);
        db.RequiredKeys.Renew(await db.OrganizationKeys.SingleAsync(key => key.OrganizationId == OrganizationKey.Installation));
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        db.ChangeTracker.Clear();
        db.OnAlteredRow = null;
    }

    /// <summary>Makes the keyed hash of these rows anew, as they are.</summary>
    public static Task AuthenticateAsync(OrgChatDb db, IQueryable<object> rows) =>
        InBatchesAsync(db, rows, row => db.Entry(row).Property(RowMac.Column).IsModified = true);

    private static async Task AuthenticateRecordAsync(OrgChatDb db)
    {
#pragma warning disable RS0030 // A constant; a trigger takes no parameters.
        await db.Database.ExecuteSqlRawAsync(AuditTriggers.DropRefuseUpdate);
        await InBatchesAsync(db, db.AuditEntries.Where(entry => entry.Hash != null),
            entry => ((AuditEntry)entry).Authenticate(db.RequiredKeys.RecordKey));
        await db.Database.ExecuteSqlRawAsync(AuditTriggers.RefuseUpdate);
#pragma warning restore RS0030
    }

    /// <summary>Reads on while it writes what was read: the rows stay where they are.</summary>
    private static async Task InBatchesAsync(OrgChatDb db, IQueryable<object> rows, Action<object> change)
    {
        var read = 0;
        await foreach (var row in rows.AsNoTracking().AsAsyncEnumerable())
        {
            db.Attach(row);
            change(row);
            if (++read % Batch == 0)
            {
                await SaveAsync(db);
            }
        }

        await SaveAsync(db);
    }

    private static async Task SaveAsync(OrgChatDb db)
    {
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }
}

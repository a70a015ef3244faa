using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.Integrity;

/// <summary>
/// One keyed hash over all second factors of an account, in the account’s own row: a factor put in, changed or taken away in the database
/// is noticed, the last one too. What changes at every use (counters, used codes) is not in it.
/// </summary>
internal static class SecondFactorMac
{
    /// <summary>Brings the accounts whose factors are among the changes up to date.</summary>
    public static async Task FollowAsync(OrgChatDb db)
    {
        var accounts = db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Deleted)
            .Select(entry => AccountOf(entry.Entity)).OfType<Guid>().Distinct().ToList();
        foreach (var id in accounts)
        {
            await KeepAsync(db, (await db.Users.FindAsync(id))!);
        }
    }

    /// <summary>The account’s factors as they will stand once the changes are saved.</summary>
    public static async Task KeepAsync(OrgChatDb db, Account account)
    {
        var id = account.Id;
        await LoadAsync(db, id);

        // Through the entry: what changes on an entity by now is not looked for any more.
        db.Entry(account).Property(a => a.FactorsMac).CurrentValue =
            HashOf(id, Kept<AuthenticatorApp>(db, id), Kept<IdentityUserPasskey<Guid>>(db, id), Kept<RecoveryCode>(db, id),
                db.RequiredKeys);
    }

    /// <exception cref="AlteredRowException">The factors are not those the account was given.</exception>
    public static async Task RequireFactorsAsync(this OrgChatDb db, Guid accountId)
    {
        var account = await db.Users.FirstOrDefaultAsync(a => a.Id == accountId);
        var apps = await db.AuthenticatorApps.Where(app => app.AccountId == accountId).ToListAsync();
        var passkeys = await db.Passkeys.Where(key => key.UserId == accountId).ToListAsync();
        var codes = await db.RecoveryCodes.Where(code => code.AccountId == accountId).ToListAsync();
        if (account is not null && !IsSame(account.FactorsMac, HashOf(accountId, apps, passkeys, codes, db.RequiredKeys)))
        {
            db.RequiredKeys.ReportAltered("second factors", accountId.ToString());
            throw new AlteredRowException();
        }
    }

    /// <returns>Null when there are none.</returns>
    internal static byte[]? HashOf(
        Guid accountId, IReadOnlyCollection<AuthenticatorApp> apps, IReadOnlyCollection<IdentityUserPasskey<Guid>> passkeys,
        IReadOnlyCollection<RecoveryCode> codes, KeyRing keys)
    {
        if (apps.Count + passkeys.Count + codes.Count == 0)
        {
            return null;
        }

        var lines = apps.Select(app => $"app {Convert.ToHexString(app.SealedSecret)}")
            .Concat(passkeys.Select(key => $"passkey {Convert.ToHexString(key.CredentialId)} {Convert.ToHexString(key.Data.PublicKey)}"))
            .Concat(codes.Select(code => $"code {Convert.ToHexString(code.Hash)}"))
            .Order(StringComparer.Ordinal);
        return HMACSHA256.HashData(keys.RowKey, Encoding.UTF8.GetBytes($"factors {accountId}\n{string.Join('\n', lines)}"));
    }

    private static bool IsSame(byte[]? stored, byte[]? right) => CryptographicOperations.FixedTimeEquals(stored, right);

    private static Guid? AccountOf(object entity) => entity switch
    {
        AuthenticatorApp app => app.AccountId,
        IdentityUserPasskey<Guid> key => key.UserId,
        RecoveryCode code => code.AccountId,
        _ => null,
    };

    private static async Task LoadAsync(OrgChatDb db, Guid id)
    {
        await db.AuthenticatorApps.Where(app => app.AccountId == id).LoadAsync();
        await db.Passkeys.Where(key => key.UserId == id).LoadAsync();
        await db.RecoveryCodes.Where(code => code.AccountId == id).LoadAsync();
    }

    private static List<T> Kept<T>(OrgChatDb db, Guid account) where T : class =>
        [.. db.ChangeTracker.Entries<T>().Where(entry => entry.State != EntityState.Deleted && AccountOf(entry.Entity) == account)
            .Select(entry => entry.Entity)];
}

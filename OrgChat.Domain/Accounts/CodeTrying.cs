using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Audit;
using OrgChat.Domain.Data;
using OrgChat.Domain.Keys;
using OrgChat.Domain.People;

namespace OrgChat.Domain.Accounts;

/// <summary>Uses codes up, one transaction after the other: the same code twice at the same moment is right once.</summary>
internal static class CodeTrying
{
    /// <param name="recoveryHash">The code as a recovery code, hashed; null when the account has none.</param>
    public static async Task<bool> TryCodeAsync(
        this OrgChatDb db, Account account, string code, byte[]? recoveryHash, KeyRing keys, DateTimeOffset now)
    {
        var app = await db.AuthenticatorApps.FirstOrDefaultAsync(a => a.AccountId == account.Id);
        if (app?.Use(code.Replace(" ", "", StringComparison.Ordinal), account.OrganizationId, keys, now) == true)
        {
            return true;
        }

        var recovery = recoveryHash is null
            ? null
            : (await db.RecoveryCodes.Where(c => c.AccountId == account.Id).ToListAsync()).Find(c => c.Is(recoveryHash));
        if (recovery is null)
        {
            return false;
        }

        recovery.Use(now);
        db.Record(account.Person, AuditAction.RecoveryCodeUsed, now);
        return true;
    }
}

using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Integrity;

namespace OrgChat.Domain.Features.SignIn;

/// <summary>Uses codes up, one transaction after the other: the same code twice at the same moment is right once.</summary>
internal static class CodeVerificationService
{
    /// <summary>A code of the authenticator app, or a recovery code.</summary>
    public static async Task<SecondFactorProofKind> TryAsync(this OrgChatDb db, Account account, string code, DateTimeOffset now,
        Actor from) =>
        await db.TryAppAsync(account, code, now) ? SecondFactorProofKind.App
        : await db.TryRecoveryAsync(account, code, now, from) ? SecondFactorProofKind.RecoveryCode
        : SecondFactorProofKind.None;

    /// <summary>A code of the authenticator app.</summary>
    public static async Task<bool> TryAppAsync(this OrgChatDb db, Account account, string code, DateTimeOffset now)
    {
        await db.RequireFactorsAsync(account.Id);
        var app = await db.AuthenticatorApps.FirstOrDefaultAsync(a => a.AccountId == account.Id);
        return app?.Use(code.Replace(" ", "", StringComparison.Ordinal), db.RequiredKeys, now) == true;
    }

    /// <summary>A recovery code, in place of the app.</summary>
    private static async Task<bool> TryRecoveryAsync(this OrgChatDb db, Account account, string code, DateTimeOffset now, Actor from)
    {
        var hash = RecoveryCode.HashOf(code, account, db.RequiredKeys);
        var recovery = (await db.RecoveryCodes.Where(c => c.AccountId == account.Id).ToListAsync()).Find(c => c.Is(hash));
        if (recovery is null)
        {
            return false;
        }

        recovery.Use(now);
        db.Record(account.Person, AuditAction.RecoveryCodeUsed, now, from);
        return true;
    }
}

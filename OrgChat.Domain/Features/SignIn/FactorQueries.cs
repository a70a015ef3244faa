using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Accounts;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Integrity;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.SignIn;

/// <summary>How second factors are looked up and changed within somebody’s transaction.</summary>
internal static class FactorQueries
{
    public static async Task<bool> HasFactorAsync(this OrgChatDb db, Guid accountId)
    {
        await db.RequireFactorsAsync(accountId);
        return await db.AuthenticatorApps.AnyAsync(app => app.AccountId == accountId)
            || await db.Passkeys.AnyAsync(key => key.UserId == accountId);
    }

    /// <summary>Whether the organization asks a second factor of this person; clients may have one and need not.</summary>
    /// <remarks>
    /// Asked of the whole row, which is checked as it is read; a question to the database would believe what stands there.
    /// </remarks>
    public static async Task<bool> NeedsFactorAsync(this OrgChatDb db, Person person) =>
        person is TeamMember && (await db.Organizations.FirstAsync(o => o.Id == person.OrganizationId)).RequiresSecondFactor;

    public static async Task<SecondFactorModel> FactorsAsync(this OrgChatDb db, Account account)
    {
        await db.RequireFactorsAsync(account.Id);
        var app = await db.AuthenticatorApps.FirstOrDefaultAsync(a => a.AccountId == account.Id);
        var passkeys = await db.Passkeys.Where(key => key.UserId == account.Id).ToListAsync();
        return new SecondFactorModel(
            await db.NameAsync(account),
            app?.AddedAt,
            [.. passkeys.Select(key =>
                new PasskeyModel(Base64Url.EncodeToString(key.CredentialId), key.Data.Name, key.Data.CreatedAt))
                    .OrderBy(key => key.AddedAt)],
            await db.RecoveryCodes.CountAsync(code => code.AccountId == account.Id && code.UsedAt == null),
            await db.NeedsFactorAsync(account.Person))
        {
            LinkShownTo = await db.NameOfAsync(account.LinkShownToId),
            LinkUsedAt = account.LinkUsedAt,
        };
    }

    /// <summary>Ten new codes; the ones before open nothing any more.</summary>
    public static async Task<IReadOnlyList<string>> MakeRecoveryCodesAsync(this Act act, Account account)
    {
        var db = act.Db;
        db.RemoveRange(await db.RecoveryCodes.Where(code => code.AccountId == account.Id).ToListAsync());
        var (codes, stored) = RecoveryCode.NewSet(account, db.RequiredKeys);
        db.AddRange(stored);
        act.Record(AuditAction.RecoveryCodesMade);
        return codes;
    }

    public static async Task RemoveAllFactorsAsync(this OrgChatDb db, Guid accountId)
    {
        db.RemoveRange(await db.AuthenticatorApps.Where(app => app.AccountId == accountId).ToListAsync());
        db.RemoveRange(await db.Passkeys.Where(key => key.UserId == accountId).ToListAsync());
        db.RemoveRange(await db.RecoveryCodes.Where(code => code.AccountId == accountId).ToListAsync());
    }

    public static IdentityUserPasskey<Guid> ToRow(this UserPasskeyInfo passkey, Guid accountId) => new()
    {
        UserId = accountId,
        CredentialId = passkey.CredentialId,
        Data = new IdentityPasskeyData
        {
            PublicKey = passkey.PublicKey,
            Name = passkey.Name,
            CreatedAt = passkey.CreatedAt,
            SignCount = passkey.SignCount,
            Transports = passkey.Transports,
            IsUserVerified = passkey.IsUserVerified,
            IsBackupEligible = passkey.IsBackupEligible,
            IsBackedUp = passkey.IsBackedUp,
            AttestationObject = passkey.AttestationObject,
            ClientDataJson = passkey.ClientDataJson,
        },
    };
}

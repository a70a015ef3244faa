using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Accounts;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.SignIn;

/// <summary>Where people add and remove their second factors, and where an admin helps somebody who lost theirs.</summary>
public sealed class SecondFactorService(OrgChatDatabase database, TimeProvider clock)
{
    public Task<SecondFactorModel> OpenAsync(Actor actor) => database.ReadAsync(async db =>
    {
        await db.ActingAsync(actor);
        return await db.FactorsAsync(await db.OwnAccountAsync(actor));
    });

    /// <summary>Goes on only for somebody who has just proved who they are; asked before the page that adds a factor.</summary>
    /// <exception cref="ConfirmationNeededException">They have not.</exception>
    public Task PrepareAsync(Actor actor) => database.ReadAsync(async db =>
    {
        await RequireMayAddAsync(db, actor);
        return true;
    });

    /// <summary>Adds an authenticator app, in place of one there was, when its first code is right.</summary>
    /// <exception cref="RefusedException">The code is not.</exception>
    public Task<SecondFactorAddedModel> AddAppAsync(Actor actor, byte[] secret, string code) => AddAsync(actor, "Authenticator app", async (db, account) =>
    {
        var now = clock.GetUtcNow();
        var app = new AuthenticatorApp(account, secret, database.Keys, now);
        if (!app.Use(code, database.Keys, now))
        {
            throw new RefusedException("This code is not right. Enter the six digits the app shows now; its clock must be right.");
        }

        db.RemoveRange(await db.AuthenticatorApps.Where(a => a.AccountId == account.Id).ToListAsync());
        db.Add(app);
    });

    /// <summary>Adds a passkey that the browser has proved to hold, under the name of the device it was made on.</summary>
    /// <param name="userAgent">What the browser says of itself.</param>
    public Task<SecondFactorAddedModel> AddPasskeyAsync(Actor actor, UserPasskeyInfo passkey, string? userAgent) => AddAsync(actor, "Passkey", async (db, account) =>
    {
        if (await db.Passkeys.AnyAsync(key => key.CredentialId == passkey.CredentialId))
        {
            throw new RefusedException("This passkey is there already. Use another device or security key.");
        }

        passkey.Name = $"Passkey, {DeviceText.Of(userAgent)}";
        db.Add(passkey.ToRow(account.Id));
    });

    public Task<AccountName> RemoveAppAsync(Actor actor) => RemoveAsync(actor, "Authenticator app", async (db, account) =>
        db.RemoveRange(await db.AuthenticatorApps.Where(app => app.AccountId == account.Id).ToListAsync()));

    /// <param name="id">The credential’s id in Base64Url.</param>
    public Task<AccountName> RemovePasskeyAsync(Actor actor, string id) => RemoveAsync(actor, "Passkey", async (db, account) =>
    {
        var credential = Base64Url.DecodeFromChars(id);
        db.RemoveRange(await db.Passkeys.Where(key => key.UserId == account.Id && key.CredentialId == credential).ToListAsync());
    });

    /// <summary>Ten new recovery codes; the ones before open nothing any more.</summary>
    public Task<IReadOnlyList<string>> MakeRecoveryCodesAsync(Actor actor) => database.WriteAsync(async db =>
    {
        await db.ActingAsync(actor);
        await db.RequireConfirmationAsync(actor);
        return await db.MakeRecoveryCodesAsync(await db.OwnAccountAsync(actor), clock.GetUtcNow());
    });

    /// <summary>Takes a colleague’s second factors away who lost them, and ends their sessions; who they are, the admin has to make sure of in person.</summary>
    public Task<AccountName> ResetAsync(Actor actor, Guid memberId) => database.WriteAsync(async db =>
    {
        var admin = await db.ActingAdminAsync(actor);
        await db.RequireConfirmationAsync(actor);
        var member = await db.ColleagueAsync(admin, memberId);
        if (member.Id == admin.Id)
        {
            throw new RefusedException("You can’t reset your own second factor. Ask another admin.");
        }

        var account = await db.OwnAccountAsync(new Actor(member.Id));
        await db.RemoveAllFactorsAsync(account.Id);
        account.EndSessions();
        db.Record(admin, AuditAction.FactorsReset, clock.GetUtcNow()).About(member);
        return await db.NameAsync(account);
    });

    private Task<SecondFactorAddedModel> AddAsync(Actor actor, string kind, Func<OrgChatDb, Account, Task> add) => database.WriteAsync(async db =>
    {
        var account = await RequireMayAddAsync(db, actor);
        var isFirst = !await db.HasFactorAsync(account.Id);
        await add(db, account);
        db.Record(account.Person, AuditAction.FactorAdded, clock.GetUtcNow()).With(kind);
        return new SecondFactorAddedModel(await db.NameAsync(account), isFirst ? await db.MakeRecoveryCodesAsync(account, clock.GetUtcNow()) : []);
    });

    // Who is on the way in has proved the password only: they may add the first factor and none to those they did not prove.
    private static async Task<Account> RequireMayAddAsync(OrgChatDb db, Actor actor)
    {
        await db.ActingAsync(actor);
        await db.RequireConfirmationAsync(actor);
        return actor.SessionId != Guid.Empty || !await db.HasFactorAsync(actor.PersonId)
            ? await db.OwnAccountAsync(actor)
            : throw new RefusedException("This account has a second factor. Sign in with it to add another one.");
    }

    private Task<AccountName> RemoveAsync(Actor actor, string kind, Func<OrgChatDb, Account, Task> remove) => database.WriteAsync(async db =>
    {
        var person = await db.ActingAsync(actor);
        await db.RequireConfirmationAsync(actor);
        var account = await db.OwnAccountAsync(actor);
        var before = await db.FactorsAsync(account);
        if (before is { IsRequired: true } && before.Passkeys.Count + (before.AppSince is null ? 0 : 1) == 1)
        {
            throw new RefusedException("Your clinic asks for a second factor, and this is your only one. Add another one first.");
        }

        await remove(db, account);
        db.Record(person, AuditAction.FactorRemoved, clock.GetUtcNow()).With(kind);
        return before.Account;
    });
}

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
public sealed class SecondFactorService(OrgChatDatabase database)
{
    public Task<SecondFactorModel> OpenAsync(Actor actor) =>
        database.ReadAsync(actor, AuditedOperation.ToOpen(AuditedPage.OrgChat), async (Act act) =>
            await act.Db.FactorsAsync(await act.Db.OwnAccountAsync(actor)));

    /// <summary>Goes on only for somebody who has just proved who they are; asked before the page that adds a factor.</summary>
    /// <exception cref="ConfirmationNeededException">They have not.</exception>
    public Task PrepareAsync(Actor actor) => database.ReadAsync(actor, new(AuditAction.FactorAdded), (Act act) => RequireMayAddAsync(act));

    /// <summary>Adds an authenticator app, in place of one there was, when its first code is right.</summary>
    /// <exception cref="RefusedException">The code is not.</exception>
    public Task<SecondFactorAddedModel> AddAppAsync(Actor actor, byte[] secret, string code) =>
        AddAsync(actor, AuditFactor.AuthenticatorApp, async (act, account) =>
        {
            var app = new AuthenticatorApp(account, secret, database.Keys, act.Now);
            if (!app.Use(code, database.Keys, act.Now))
            {
                throw new RefusedException("AppCodeWrong");
            }

            act.Db.RemoveRange(await act.Db.AuthenticatorApps.Where(a => a.AccountId == account.Id).ToListAsync());
            act.Db.Add(app);
        });

    /// <summary>Adds a passkey that the browser has proved to hold, under the name of the device it was made on.</summary>
    /// <param name="userAgent">What the browser says of itself.</param>
    public Task<SecondFactorAddedModel> AddPasskeyAsync(Actor actor, UserPasskeyInfo passkey, string? userAgent) =>
        AddAsync(actor, AuditFactor.Passkey, async (act, account) =>
        {
            if (await act.Db.Passkeys.AnyAsync(key => key.CredentialId == passkey.CredentialId))
            {
                throw new RefusedException("PasskeyKnown");
            }

            passkey.Name = DeviceText.NamesOf(userAgent);
            act.Db.Add(passkey.ToRow(account.Id));
        });

    public Task<AccountName> RemoveAppAsync(Actor actor) => RemoveAsync(actor, AuditFactor.AuthenticatorApp, async (db, account) =>
        db.RemoveRange(await db.AuthenticatorApps.Where(app => app.AccountId == account.Id).ToListAsync()));

    /// <param name="id">The credential’s id in Base64Url.</param>
    public Task<AccountName> RemovePasskeyAsync(Actor actor, string id) => RemoveAsync(actor, AuditFactor.Passkey, async (db, account) =>
    {
        var credential = Base64Url.DecodeFromChars(id);
        db.RemoveRange(await db.Passkeys.Where(key => key.UserId == account.Id && key.CredentialId == credential).ToListAsync());
    });

    /// <summary>Ten new recovery codes; the ones before open nothing any more.</summary>
    public Task<IReadOnlyList<string>> MakeRecoveryCodesAsync(Actor actor) =>
        database.WriteAsync(actor, new(AuditAction.RecoveryCodesMade), async (Act act) =>
        {
            act.RequireConfirmation();
            return await act.MakeRecoveryCodesAsync(await act.Db.OwnAccountAsync(actor));
        });

    /// <summary>
    /// Takes a colleague’s second factors away who lost them, and ends their sessions; who they are, the admin has to make sure of in
    /// person.
    /// </summary>
    public Task<AccountName> ResetAsync(Actor actor, Guid memberId) =>
        database.WriteAsync(actor, new(AuditAction.FactorsReset, SubjectId: memberId), async (AdminAct act) =>
        {
            act.RequireConfirmation();
            var member = await act.Db.ColleagueAsync(act.Admin, memberId);
            if (member.Id == act.Admin.Id)
            {
                throw new RefusedException("NotOwnReset");
            }

            var account = await act.Db.OwnAccountAsync(new Actor(member.Id));
            await act.Db.RemoveAllFactorsAsync(account.Id);
            account.EndSessions();
            act.Record().About(member);
            return await act.Db.NameAsync(account);
        });

    private Task<SecondFactorAddedModel> AddAsync(Actor actor, AuditFactor factor, Func<Act, Account, Task> add) =>
        database.WriteAsync(actor, new(AuditAction.FactorAdded), async (Act act) =>
        {
            var account = await RequireMayAddAsync(act);
            var isFirst = !await act.Db.HasFactorAsync(account.Id);
            await add(act, account);
            act.Record().With(new AuditFacts { Factor = factor });
            return new SecondFactorAddedModel(await act.Db.NameAsync(account), isFirst ? await act.MakeRecoveryCodesAsync(account) : []);
        });

    // Who is on the way in has proved the password only: they may add the first factor and none to those they did not prove.
    private static async Task<Account> RequireMayAddAsync(Act act)
    {
        act.RequireConfirmation();
        return act.Session is not null || !await act.Db.HasFactorAsync(act.Person.Id)
            ? await act.Db.OwnAccountAsync(act.Actor)
            : throw new RefusedException("FactorNeededToAdd");
    }

    private Task<AccountName> RemoveAsync(Actor actor, AuditFactor factor, Func<OrgChatDb, Account, Task> remove) =>
        database.WriteAsync(actor, new(AuditAction.FactorRemoved), async (Act act) =>
        {
            act.RequireConfirmation();
            var account = await act.Db.OwnAccountAsync(actor);
            var before = await act.Db.FactorsAsync(account);
            if (before is { IsRequired: true } && before.Passkeys.Count + (before.AppSince is null ? 0 : 1) == 1)
            {
                throw new RefusedException("LastFactor");
            }

            await remove(act.Db, account);
            act.Record().With(new AuditFacts { Factor = factor });
            return before.Account;
        });
}

using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.ClientStarts;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Accounts;

/// <summary>What the first admin fills in.</summary>
/// <param name="Language">What the clinic speaks.</param>
/// <param name="TimeZone">Where its clock stands, as the browser says; null when it does not, or in a way nobody knows.</param>
public sealed record SetUpForm(
    string Organization, string Name, string Email, string Password, Language? Language = null, string? TimeZone = null);

/// <summary>
/// The first start: no default account exists; whoever reads the console makes the organization and its first admin, once.
/// </summary>
public sealed class SetUpService(OrgChatDatabase database, TimeProvider clock)
{
    /// <summary>A new code in place of the one before; null once there is an organization.</summary>
    public Task<string?> RenewAsync() => database.WriteAsync<string?>(async db =>
    {
        if (await db.Organizations.AnyAsync())
        {
            return null;
        }

        var code = AccountLinkCode.New();
        if (await db.SetUpLinks.FirstOrDefaultAsync() is { } link)
        {
            link.Renew(code, clock.GetUtcNow());
        }
        else
        {
            db.Add(new SetUpLink(code, clock.GetUtcNow()));
        }

        return code;
    });

    /// <summary>Whether the set-up page exists at all.</summary>
    public Task<bool> IsOpenAsync() => database.ReadAsync(async db => !await db.Organizations.AnyAsync() && await db.SetUpLinks.AnyAsync());

    /// <exception cref="RefusedException">The code is not this start’s, or too old.</exception>
    public Task LookAsync(string code) => database.ReadAsync(async db =>
    {
        await RequireOpenAsync(db, code);
        return true;
    });

    /// <summary>Makes the organization and its first admin.</summary>
    /// <returns>The admin’s account.</returns>
    /// <exception cref="RefusedException">The code opens nothing, or a field is not as it must be.</exception>
    public async Task<Account> UseAsync(string code, SetUpForm form, string? from)
    {
        await LookAsync(code);
        var name = PersonNameRules.Checked(form.Organization);
        PasswordRules.Require(form.Password, new AccountName(Guid.Empty, form.Name, form.Email, name));
        var hash = PasswordRules.Hash(form.Password);
        return await database.WriteAsync(async db =>
        {
            await RequireOpenAsync(db, code);
            var now = clock.GetUtcNow();
            var organization = Begin(db.Add(new Organization(name, now)).Entity, form);
            var admin = new TeamMember(organization.Id, form.Name, form.Email, TeamRole.Support, "", now);
            admin.MakeAdmin();
            db.Add(admin);
            db.AddRange(StartReason.ToBeginWith(organization.Id, now));
            db.RemoveRange(await db.SetUpLinks.ToListAsync());
            db.Record(admin, AuditAction.OrganizationSetUp, now, new Actor(admin.Id, Guid.Empty, from));
            return db.Add(new Account(admin) { PasswordHash = hash }).Entity;
        });
    }

    private static Organization Begin(Organization organization, SetUpForm form)
    {
        organization.Speak(form.Language ?? Language.Current);
        organization.BeIn(TimeZoneName.Find(form.TimeZone) is null ? null : form.TimeZone);
        organization.BeginSetUp();
        return organization;
    }

    private async Task RequireOpenAsync(OrgChatDb db, string code)
    {
        var link = await db.Organizations.AnyAsync() ? null : await db.SetUpLinks.FirstOrDefaultAsync();
        if (link is null || !CryptographicOperations.FixedTimeEquals(link.CodeHash, AccountLinkCode.Hash(code)))
        {
            throw new RefusedException("SetUpLinkWrong");
        }

        if (clock.GetUtcNow() >= link.ExpiresAt)
        {
            throw new RefusedException("SetUpLinkTooOld");
        }
    }
}

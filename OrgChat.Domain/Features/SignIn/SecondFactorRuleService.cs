using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.SignIn;

/// <summary>How the organization stands with second factors.</summary>
/// <param name="Without">Active members who can sign in and have none.</param>
public sealed record SecondFactorRuleModel(bool IsRequired, int Without);

/// <summary>Whether an organization asks a second factor of its staff; admins decide.</summary>
public sealed class SecondFactorRuleService(OrgChatDatabase database, TimeProvider clock)
{
    public Task<SecondFactorRuleModel> OpenAsync(Actor actor) => database.ReadAsync(async db =>
    {
        var admin = await db.ActingAdminAsync(actor);
        return new SecondFactorRuleModel(await db.NeedsFactorAsync(admin), await Without(db, admin).CountAsync());
    });

    /// <summary>Asks a second factor of everybody in the team, or no longer. Who has none is signed out, and sets one up on the way in.</summary>
    public Task SetAsync(Actor actor, bool isRequired) => database.WriteAsync(async db =>
    {
        var admin = await db.ActingAdminAsync(actor);
        await db.RequireConfirmationAsync(actor);
        var organization = await db.Organizations.SingleAsync(o => o.Id == admin.OrganizationId);
        if (organization.RequiresSecondFactor == isRequired)
        {
            return;
        }

        organization.RequireSecondFactor(isRequired);
        db.Record(admin, isRequired ? AuditAction.FactorRequired : AuditAction.FactorNotRequired, clock.GetUtcNow());
        foreach (var account in isRequired ? await Without(db, admin).ToListAsync() : [])
        {
            account.EndSessions();
        }
    });

    private static IQueryable<Account> Without(OrgChatDb db, TeamMember admin) => db.Users.Where(a =>
        a.OrganizationId == admin.OrganizationId && a.Person is TeamMember && a.Person.IsActive
        && !db.AuthenticatorApps.Any(app => app.AccountId == a.Id) && !db.Passkeys.Any(key => key.UserId == a.Id));
}

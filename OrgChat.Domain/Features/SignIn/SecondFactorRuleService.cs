using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.SignIn;

/// <summary>How the organization stands with second factors.</summary>
/// <param name="Without">Active members who can sign in and have none.</param>
public sealed record SecondFactorRuleModel(bool IsRequired, int Without);

/// <summary>Whether an organization asks a second factor of its staff; admins decide.</summary>
public sealed class SecondFactorRuleService(OrgChatDatabase database)
{
    public Task<SecondFactorRuleModel> OpenAsync(Actor actor) =>
        database.ReadAsync(actor, AuditedOperation.ToOpen(AuditedPage.Security), async (AdminAct act) =>
            new SecondFactorRuleModel(await act.Db.NeedsFactorAsync(act.Admin), await Without(act.Db, act.Admin).CountAsync()));

    /// <summary>
    /// Asks a second factor of everybody in the team, or no longer. Who has none is signed out, and sets one up on the way in.
    /// </summary>
    public Task SetAsync(Actor actor, bool isRequired) =>
        database.WriteAsync(actor, new(isRequired ? AuditAction.FactorRequired : AuditAction.FactorNotRequired), async (AdminAct act) =>
        {
            act.RequireConfirmation();
            var organization = await act.Db.Organizations.SingleAsync(o => o.Id == act.Admin.OrganizationId);
            if (organization.RequiresSecondFactor == isRequired)
            {
                return;
            }

            organization.RequireSecondFactor(isRequired);
            act.Record(isRequired ? AuditAction.FactorRequired : AuditAction.FactorNotRequired);
            foreach (var account in isRequired ? await Without(act.Db, act.Admin).ToListAsync() : [])
            {
                account.EndSessions();
            }
        });

    private static IQueryable<Account> Without(OrgChatDb db, TeamMember admin) => db.Users.Where(a =>
        a.OrganizationId == admin.OrganizationId && a.Person is TeamMember && a.Person.IsActive
        && !db.AuthenticatorApps.Any(app => app.AccountId == a.Id) && !db.Passkeys.Any(key => key.UserId == a.Id));
}

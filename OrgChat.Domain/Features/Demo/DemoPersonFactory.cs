using Microsoft.AspNetCore.Identity;
using OrgChat.Domain.Features.Accounts;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Demo;

/// <summary>Makes the people of one demo clinic, each with an address and the demo’s password.</summary>
internal sealed class DemoPersonFactory(OrgChatDb db, DemoStory story, Organization organization, string staffDomain)
{
    private const string ClientDomain = "mail.example";

    // One hash for all: the password is published, and making a hash is slow on purpose.
    private static readonly Lazy<string> Hash = new(() => PasswordRules.Hash(DemoClinicService.Password));

    /// <summary>Somebody who sets the clinic up, and lets themself find its clients.</summary>
    public TeamMember Admin(string name, string profession, DateTimeOffset since)
    {
        var admin = new TeamMember(organization.Id, name, Address(name, staffDomain), TeamRole.Support, profession, since);
        admin.MakeAdmin();
        admin.Allow(PermissionSet.Empty.With(Permission.SearchAllClients).With(Permission.SeeAllClients));
        return WithAccount(admin);
    }

    public TeamMember Member(string name, TeamRole role, string profession, TeamMember invitedBy, DateTimeOffset since)
    {
        var member = new TeamMember(organization.Id, name, Address(name, staffDomain), role, profession, since);
        story.Account(invitedBy, AuditAction.MemberInvited, since).By(AuditRight.Admin).About(member);
        return WithAccount(member);
    }

    public Client Client(string name, DateOnly birthDate, string phone, string language, DateTimeOffset since)
    {
        var client = new Client(organization.Id, name, Address(name, ClientDomain), birthDate, since);
        client.Reach(phone, language);
        return WithAccount(client);
    }

    public void Allow(TeamMember member, TeamMember admin, DateTimeOffset at)
    {
        member.Allow(PermissionSet.Full);
        foreach (var permission in PermissionSet.Full.Value.Each())
        {
            story.Account(admin, AuditAction.PermissionGranted, at).By(AuditRight.Admin).About(member)
                .With(new AuditFacts { Permission = permission });
        }
    }

    public void Assign(TeamMember member, TeamMember admin, params Client[] clients)
    {
        foreach (var client in clients)
        {
            db.Add(new CareTeamPlace(client.Id, member.Id, client.CreatedAt));
            story.Account(admin, AuditAction.ClientAssigned, client.CreatedAt).By(AuditRight.Admin).For(client).About(member);
        }
    }

    private T WithAccount<T>(T person) where T : Person
    {
        var account = new Account(person);
        db.UserClaims.Add(new IdentityUserClaim<Guid> { UserId = account.Id, ClaimType = DemoSignInService.Mark, ClaimValue = "" });
        account.PasswordHash = Hash.Value;
        db.Add(person);
        db.Add(account);
        return person;
    }

    /// <summary>“maria.lopez@…” for Dr. Maria Lopez.</summary>
    private static string Address(string name, string domain)
    {
        var words = PersonNameRules.Fold(name).Split(' ').Where(word => word != "dr");
        return $"{string.Join('.', words)}@{domain}";
    }
}

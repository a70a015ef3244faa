using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Demo;

/// <summary>The demo people a clinic’s sign-in page offers in Development.</summary>
public sealed record DemoGroup(string Organization, IReadOnlyList<DemoPerson> People);

/// <summary>One of them, with what they may do: nobody has to guess whom to be.</summary>
/// <param name="Role">Null for a client.</param>
/// <param name="WorksTheQueue">Whether they have Organization chat.</param>
public sealed record DemoPerson(Guid Id, string Name, TeamRole? Role, bool IsAdmin, bool WorksTheQueue);

/// <summary>Finds the demo people, and nobody who was invited since.</summary>
public sealed class DemoSignInService(OrgChatDatabase database)
{
    /// <summary>The claim that marks a demo person’s account.</summary>
    internal const string Mark = "orgchat:demo";

    private const int Most = 60;

    public Task<IReadOnlyList<DemoGroup>> ListAsync() => database.ReadAsync<IReadOnlyList<DemoGroup>>(async db =>
    {
        var people = await (
            from account in db.Users
            join organization in db.Organizations on account.OrganizationId equals organization.Id
            where account.Person.IsActive && db.UserClaims.Any(claim => claim.UserId == account.Id && claim.ClaimType == Mark)
            orderby organization.CreatedAt, organization.Id
            select new { Organization = organization.Name, account.Person }).Take(Most).ToListAsync();
        return
        [
            .. people.GroupBy(p => p.Organization, p => p.Person).Select(group => new DemoGroup(
                group.Key,
                [.. group.OrderBy(p => p is Client).ThenBy(p => p.Name, Language.Current.NameOrder).ThenBy(p => p.Id)
                    .Select(Described)])),
        ];
    });

    private static DemoPerson Described(Person person) => new(person.Id, person.Name, (person as TeamMember)?.Role,
        person is TeamMember { IsAdmin: true }, person.Can(Permission.OrganizationChat));
}

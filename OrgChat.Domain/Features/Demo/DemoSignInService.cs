using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Demo;

/// <summary>The demo people a clinic’s sign-in page offers in Development.</summary>
public sealed record DemoGroup(string Organization, IReadOnlyList<PersonName> People);

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
                [.. group.OrderBy(p => p is Client).ThenBy(p => p.SearchKey, StringComparer.Ordinal)
                    .Select(p => new PersonName(p.Id, p.Name))])),
        ];
    });
}

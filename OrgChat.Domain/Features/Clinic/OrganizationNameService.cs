using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Clinic;

/// <summary>What an organization is called, for a person who has proved to belong to it.</summary>
public sealed record OrganizationName(Guid Id, string Name);

/// <summary>The names of organizations; asked only at the door, after the password.</summary>
public sealed class OrganizationNames(OrgChatDatabase database)
{
    public Task<IReadOnlyList<OrganizationName>> OfAsync(IReadOnlyCollection<Guid> ids) => database.ReadAsync<IReadOnlyList<OrganizationName>>(async db =>
        await db.Organizations.Where(o => ids.Contains(o.Id)).OrderBy(o => o.Name).Select(o => new OrganizationName(o.Id, o.Name)).ToListAsync());
}

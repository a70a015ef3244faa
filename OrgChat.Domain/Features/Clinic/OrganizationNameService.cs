using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Clinic;

/// <summary>What an organization is called, for a person who has proved to belong to it.</summary>
public sealed record OrganizationModel(Guid Id, string Name);

/// <summary>The names of organizations; asked only at the door, after the password.</summary>
public sealed class OrganizationNameService(OrgChatDatabase database)
{
    public Task<IReadOnlyList<OrganizationModel>> OfAsync(IReadOnlyCollection<Guid> ids) =>
        database.ReadAsync<IReadOnlyList<OrganizationModel>>(async db =>
            await db.Organizations.Where(o => ids.Contains(o.Id)).OrderBy(o => o.Name).Select(o => new OrganizationModel(o.Id, o.Name))
                .ToListAsync());
}

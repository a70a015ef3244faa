using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.Queries;

/// <summary>Who administers an organization.</summary>
internal static class AdminQueries
{
    /// <summary>
    /// Whether nobody else could give this admin a permission: then, and only then, they may give it to themself. Who was invited and has
    /// no password yet cannot be asked.
    /// </summary>
    public static async Task<bool> IsOnlyAdminAsync(this OrgChatDb db, TeamMember admin) =>
        !await db.TeamMembers.AnyAsync(m => m.OrganizationId == admin.OrganizationId && m.Id != admin.Id && m.IsAdmin && m.IsActive
            && db.AccountsInUse().Any(account => account.Id == m.Id));
}

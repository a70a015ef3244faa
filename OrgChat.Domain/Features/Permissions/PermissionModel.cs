using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Permissions;

namespace OrgChat.Domain.Features.Permissions;

/// <summary>A member’s permissions page.</summary>
public sealed record PermissionModel
{
    public required Guid MemberId { get; init; }

    public required PermissionSet Permissions { get; init; }

    /// <summary>False for members who are not active, and for oneself unless one is the only admin.</summary>
    public required bool CanChange { get; init; }

    /// <summary>Whether the page is the reader’s own, and open to them because nobody else administers the organization.</summary>
    public required bool IsAsOnlyAdmin { get; init; }

    public required ReachModel Now { get; init; }

    /// <summary>What the member would reach with Organization chat and all it needs.</summary>
    public required ReachModel WithOrganizationChat { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<AuditEntry> LastChanges { get; init; }
}

/// <summary>What a member reaches, counted by the queries that enforce it.</summary>
/// <param name="Conversations">How many conversations they can read.</param>
/// <param name="Owners">Of how many people these are.</param>
/// <param name="OnBehalfOf">In how many people’s name they can write.</param>
public sealed record ReachModel(int Conversations, int Owners, int OnBehalfOf);

using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;

namespace OrgChat.Domain.Features.Team;

/// <summary>A team member in the list of the team.</summary>
public sealed record MemberModel
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string? Email { get; init; }

    public required TeamRole Role { get; init; }

    public required string Profession { get; init; }

    public required bool IsAdmin { get; init; }

    public required bool IsActive { get; init; }

    public required PermissionSet Permissions { get; init; }

    /// <summary>What of it they gave themself as the only admin, and when they last did.</summary>
    public required Permission GaveThemself { get; init; }

    public required DateTimeOffset? GaveThemselfAt { get; init; }

    /// <summary>Whether they have a sign-in at all; imported members have none until they are invited.</summary>
    public required bool CanSignIn { get; init; }

    /// <summary>Whether they chose a password; who was invited and has not signed in yet has none.</summary>
    public required bool HasPassword { get; init; }

    public MemberState Status => !IsActive ? MemberState.Inactive : HasPassword ? MemberState.Active : MemberState.Invited;

    public required int OwnedConversations { get; init; }

    /// <summary>Whether this is the viewer, who cannot change their own role, permissions or activity.</summary>
    public required bool IsSelf { get; init; }
}

/// <summary>A colleague to choose.</summary>
public sealed record ColleagueModel(Guid Id, string Name, TeamRole Role, string Profession, string? Email);

/// <summary>What an admin fills in about a member.</summary>
public sealed record MemberForm(string Name, string Email, TeamRole Role, string Profession, bool IsAdmin);

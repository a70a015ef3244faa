using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;

namespace OrgChat.Domain.Features.Team;

/// <summary>Whether a member can use the chat now.</summary>
public enum MemberState
{
    Active = 0,

    /// <summary>Has no password yet.</summary>
    Invited = 1,

    Inactive = 2,
}

/// <summary>What a list of the team is sorted by; names decide between equals.</summary>
public enum MemberOrder
{
    /// <summary>Those who left come last.</summary>
    Name = 0,

    Role = 1,
    Status = 2,

    /// <summary>By how many they have.</summary>
    Permissions = 3,
}

/// <summary>Which members somebody wants to see, and in which order.</summary>
/// <param name="Text">What the name holds; empty for all.</param>
/// <param name="Permission">Only those who have it.</param>
/// <param name="IsDescending">The other way round.</param>
public sealed record MemberRequest(
    string Text = "",
    TeamRole? Role = null,
    MemberState? Status = null,
    Permission? Permission = null,
    MemberOrder By = MemberOrder.Name,
    bool IsDescending = false)
{
    /// <summary>Whether it leaves somebody out.</summary>
    public bool IsNarrow => this != new MemberRequest(By: By, IsDescending: IsDescending);
}

/// <summary>Where the next page of members begins: the place of the last one shown.</summary>
/// <param name="Rank">What sorts before the name.</param>
public sealed record MemberCursor(int Rank, string SortKey, Guid Id);

namespace OrgChat.Domain.Sessions;

/// <summary>A live session as its person, or an admin, reads it.</summary>
/// <param name="IsThis">Whether it is the one that asks.</param>
public sealed record SessionLine(
    Guid Id, string Device, string? Address, DateTimeOffset StartedAt, DateTimeOffset LastUsedAt, bool IsThis);

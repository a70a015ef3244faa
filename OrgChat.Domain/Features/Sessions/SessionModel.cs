namespace OrgChat.Domain.Features.Sessions;

/// <summary>A live session as its person, or an admin, reads it.</summary>
/// <param name="IsThis">Whether it is the one that asks.</param>
public sealed record SessionModel(
    Guid Id, string Device, string? Address, DateTimeOffset StartedAt, DateTimeOffset LastUsedAt, bool IsThis)
{
    /// <summary>The end of a session’s id, to tell one from another where the whole would be noise: in lists and in the record.</summary>
    public static string MarkOf(Guid sessionId) => sessionId.ToString()[^6..];
}

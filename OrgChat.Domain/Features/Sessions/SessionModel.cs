using OrgChat.Domain.Model.Sessions;

namespace OrgChat.Domain.Features.Sessions;

/// <summary>A live session as its person, or an admin, reads it.</summary>
/// <param name="KeptDevice">The device as it is kept.</param>
/// <param name="IsThis">Whether it is the one that asks.</param>
public sealed record SessionModel(
    Guid Id, string KeptDevice, string? Address, DateTimeOffset StartedAt, DateTimeOffset LastUsedAt, bool IsThis)
{
    /// <summary>The device in the reader’s language.</summary>
    public string Device => DeviceText.InWords(KeptDevice);

    /// <summary>The end of a session’s id, to tell one from another where the whole would be noise: in lists and in the record.</summary>
    public static string MarkOf(Guid sessionId) => sessionId.ToString()[^6..];
}

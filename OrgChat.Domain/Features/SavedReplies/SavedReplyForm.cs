namespace OrgChat.Domain.Features.SavedReplies;

/// <summary>What somebody says of a saved reply.</summary>
/// <param name="Id">Which one; null for a new one.</param>
/// <param name="IsShared">Whether a new one is the organization’s.</param>
public sealed record SavedReplyForm(Guid? Id, bool IsShared, string? Title, string? Folder, string? Text)
{
    /// <summary>When it was last changed as far as they have seen; null for a new one.</summary>
    public DateTimeOffset? SeenAt { get; init; }
}

using OrgChat.Domain.Model.SavedReplies;

namespace OrgChat.Domain.Features.SavedReplies;

/// <summary>A saved reply as whoever may use it sees it.</summary>
public sealed record SavedReplyModel(Guid Id, bool IsShared, string Folder, string Title, string? Text)
{
    public int Uses { get; init; }

    /// <summary>Who wrote it as it stands.</summary>
    public string UpdatedByName { get; init; } = "";

    public DateTimeOffset UpdatedAt { get; init; }

    internal static SavedReplyModel Of(SavedReply reply) => new(reply.Id, reply.IsShared, reply.Folder, reply.Title, reply.Text)
    {
        Uses = reply.Uses,
        UpdatedByName = reply.UpdatedBy.Name,
        UpdatedAt = reply.UpdatedAt,
    };
}

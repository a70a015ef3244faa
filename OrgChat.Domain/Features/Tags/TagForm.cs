using OrgChat.Domain.Model.Tags;

namespace OrgChat.Domain.Features.Tags;

/// <summary>What an admin says of a tag.</summary>
/// <param name="Id">Which one; null for a new one.</param>
public sealed record TagForm(Guid? Id, string? Name, TagColor Color)
{
    /// <summary>How it stood as far as they have seen; null for a new one.</summary>
    public TagName? Seen { get; init; }
}

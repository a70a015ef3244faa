using OrgChat.Domain.Model.Tags;

namespace OrgChat.Domain.Features.Tags;

/// <summary>A tag as admins manage it.</summary>
/// <param name="Conversations">On how many it stands.</param>
public sealed record TagUseModel(TagName Tag, int Conversations);

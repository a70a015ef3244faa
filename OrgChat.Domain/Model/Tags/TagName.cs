namespace OrgChat.Domain.Model.Tags;

/// <summary>A tag as it is shown: the name always beside the colour.</summary>
public sealed record TagName(Guid Id, string Name, TagColor Color)
{
    internal static TagName Of(Tag tag) => new(tag.Id, tag.Name, tag.Color);
}

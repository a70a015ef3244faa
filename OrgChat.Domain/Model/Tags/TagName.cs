namespace OrgChat.Domain.Model.Tags;

/// <summary>A tag as it is shown: the name always beside the colour.</summary>
public sealed record TagName(Guid Id, string Name, TagColor Color);

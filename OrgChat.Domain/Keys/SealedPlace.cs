namespace OrgChat.Domain.Keys;

/// <summary>Where sealed words stand: the organization, and table, column and row in one name, such as “Messages.SealedText/…/3”.</summary>
internal sealed record SealedPlace(KeyRing Keys, Guid OrganizationId, string Name);

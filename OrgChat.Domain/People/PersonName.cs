namespace OrgChat.Domain.People;

/// <summary>A person to choose or to show: who, and what to call them.</summary>
public sealed record PersonName(Guid Id, string Name);

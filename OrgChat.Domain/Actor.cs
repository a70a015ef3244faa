namespace OrgChat.Domain;

/// <summary>Who acts: only an identity. Rights are read afresh in the same transaction as the work.</summary>
public readonly record struct Actor(Guid PersonId);

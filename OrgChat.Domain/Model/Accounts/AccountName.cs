namespace OrgChat.Domain.Model.Accounts;

/// <summary>An account as its own person knows it.</summary>
/// <param name="Email">Empty for a client who has none yet.</param>
public sealed record AccountName(Guid PersonId, string Name, string Email, string Organization);

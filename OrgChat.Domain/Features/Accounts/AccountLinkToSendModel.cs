using OrgChat.Domain.Model.Accounts;

namespace OrgChat.Domain.Features.Accounts;

/// <summary>A link to be mailed.</summary>
/// <param name="IsFirst">Whether the account has no password yet. A link for one that is in use is for its person’s mailbox alone: whoever
/// else had it could act as them.</param>
public sealed record AccountLinkToSendModel(AccountName Account, string Code, bool IsFirst);

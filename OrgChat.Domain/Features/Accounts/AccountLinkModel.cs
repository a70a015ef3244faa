using OrgChat.Domain.Model.Accounts;

namespace OrgChat.Domain.Features.Accounts;

/// <summary>What somebody with a link’s code learns.</summary>
/// <param name="Account">Whose it is; null unless the link is open.</param>
/// <param name="NeedsSecondCode">Whether it is a letter, which opens nothing without its second code.</param>
public sealed record AccountLinkModel(AccountLinkState State, AccountName? Account, bool NeedsSecondCode = false)
{
    /// <summary>Whether its client has no address yet and says with which one they will sign in.</summary>
    public bool NeedsAddress => Account is { Email.Length: 0 };
}

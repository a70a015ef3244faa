namespace OrgChat.Domain.Model.Accounts;

/// <summary>What a link that opens nothing says, and what to do.</summary>
public static class AccountLinkText
{
    public static string Of(AccountLinkState state) => Refusal(state).Message;

    internal static RefusedException Refusal(AccountLinkState state) => state switch
    {
        AccountLinkState.Used => new("LinkUsed"),
        AccountLinkState.Replaced => new("LinkReplaced"),
        AccountLinkState.Expired => new("LinkExpired"),
        _ => new("LinkUnknown"),
    };
}

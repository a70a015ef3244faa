namespace OrgChat.Domain.Model.Accounts;

/// <summary>What a link that opens nothing says, and what to do.</summary>
public static class AccountLinkText
{
    public static string Of(AccountLinkState state) => state switch
    {
        AccountLinkState.Used => "This link has been used. Sign in with the password chosen then, or ask for a new link.",
        AccountLinkState.Replaced => "A newer link has replaced this one. Use the newest mail, or ask for a new link.",
        AccountLinkState.Expired => "This link is too old. Ask for a new one.",
        _ => "This link is not known. Open it again from the mail, or copy all of it; or ask for a new one.",
    };
}

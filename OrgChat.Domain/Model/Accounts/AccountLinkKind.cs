namespace OrgChat.Domain.Model.Accounts;

/// <summary>What a link to choose a password is for; the numbers are stored.</summary>
public enum AccountLinkKind
{
    /// <summary>Into an account nobody has signed in to, or a new password an admin asked for; three days.</summary>
    Invitation = 1,

    /// <summary>For somebody who forgot the password; one hour.</summary>
    Reset = 2,

    /// <summary>
    /// A letter for a client whom no mail reaches; three days. Its code opens something only together with a second one, which another
    /// member gives out who knows the client and has made sure of them.
    /// </summary>
    Letter = 3,
}

/// <summary>Whether a link still opens something.</summary>
public enum AccountLinkState
{
    Open,
    Used,
    Replaced,
    Expired,
    Unknown,
}

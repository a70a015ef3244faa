namespace OrgChat.Domain.Model.Sessions;

/// <summary>Why a session ended; the numbers are stored.</summary>
public enum SessionEnd
{
    /// <summary>Its person signed out.</summary>
    SignedOut = 1,

    /// <summary>Its person ended it from another screen.</summary>
    SignedOutElsewhere = 2,

    /// <summary>An admin ended it.</summary>
    EndedByAdmin = 3,

    /// <summary>Nobody touched it for as long as the organization allows.</summary>
    Idle = 4,

    /// <summary>It lasted as long as a session may.</summary>
    Longest = 5,

    /// <summary>The password or another way to sign in changed.</summary>
    SignInChanged = 6,

    /// <summary>The person may no longer use the clinic’s chat.</summary>
    Deactivated = 7,

    /// <summary>The person signed in on too many devices.</summary>
    TooMany = 8,
}

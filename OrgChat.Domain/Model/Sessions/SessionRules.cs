namespace OrgChat.Domain.Model.Sessions;

/// <summary>How long a session lasts and what it may take; the idle limits are the organization’s own.</summary>
public static class SessionRules
{
    /// <summary>From sign-in to sign-out, whatever is done meanwhile.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>How long before <see cref="Longest"/> the person is told.</summary>
    public static readonly TimeSpan LongestWarning = TimeSpan.FromMinutes(5);

    /// <summary>How long before the idle limit the person is told.</summary>
    public static readonly TimeSpan IdleWarning = TimeSpan.FromMinutes(1);

    /// <summary>How long a password or second factor just given stands for what asks for it again.</summary>
    public static readonly TimeSpan Confirmed = TimeSpan.FromMinutes(15);

    /// <summary>How long the row of an ended session is kept; the audit keeps its start and end for longer.</summary>
    public static readonly TimeSpan KeptAfterEnd = TimeSpan.FromDays(30);

    /// <summary>Live sessions of one person; one more ends the one that was unused for longest.</summary>
    public const int PerPerson = 20;

    /// <summary>The fewest minutes an organization may choose as idle limit.</summary>
    public const int FewestIdleMinutes = 5;

    /// <summary>The most minutes an organization may choose as idle limit.</summary>
    public const int MostIdleMinutes = 60;
}

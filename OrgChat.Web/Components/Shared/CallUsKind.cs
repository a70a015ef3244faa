namespace OrgChat.Web.Components.Shared;

/// <summary>How much of how the clinic is reached stands in one place.</summary>
public enum CallUsKind
{
    /// <summary>The number, whom to call when it cannot wait, and whether the clinic is open.</summary>
    All = 0,

    /// <summary>The number, as a button among others; on a phone without its words.</summary>
    Button,

    /// <summary>Whom to call when it cannot wait.</summary>
    Emergency,

    /// <summary>The number alone, in a sentence.</summary>
    Number,
}

namespace OrgChat.Domain.Model.Audit;

/// <summary>How an attempt ended; the numbers are stored.</summary>
public enum Outcome
{
    Done = 0,

    /// <summary>Refused for want of a right, or because what was asked for is not there: what an officer looks for.</summary>
    Denied = 1,

    /// <summary>Refused as every form refuses: a text too long, an address taken, something that arrived meanwhile.</summary>
    Declined = 2,
}

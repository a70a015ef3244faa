namespace OrgChat.Domain.Model.Notices;

/// <summary>How a notice stands; the numbers are stored.</summary>
public enum NoticeState
{
    /// <summary>For its time, or for the next try.</summary>
    Waiting = 0,
    Sent = 1,

    /// <summary>Needed no more: read meanwhile, no longer open to the person, not wanted, or discarded by an admin.</summary>
    Withdrawn = 2,

    /// <summary>Refused for good, such as an address that does not exist.</summary>
    Failed = 3,

    /// <summary>Tried as often as it is tried, in vain.</summary>
    Dead = 4,
}

namespace OrgChat.Domain.Features.Inbox;

/// <summary>How pressing a client’s wait is.</summary>
public enum WaitState
{
    /// <summary>Just now.</summary>
    Fresh,

    /// <summary>Somebody should look.</summary>
    Growing,

    /// <summary>Too long.</summary>
    Overdue,
}

/// <summary>From when on a wait counts as what.</summary>
public static class WaitRules
{
    public static readonly TimeSpan GrowingFrom = TimeSpan.FromMinutes(15);

    public static readonly TimeSpan OverdueFrom = TimeSpan.FromHours(1);

    public static WaitState Of(TimeSpan wait) =>
        wait >= OverdueFrom ? WaitState.Overdue : wait >= GrowingFrom ? WaitState.Growing : WaitState.Fresh;
}

namespace OrgChat.Domain.Model.Organizations;

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

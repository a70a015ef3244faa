namespace OrgChat.Domain.Features.Clients;

/// <summary>What a list of clients is sorted by. Birth dates are sealed: no database can sort them.</summary>
public enum ClientOrder
{
    Name = 0,
    ClientSince = 1,
}

/// <summary>Which clients somebody wants to see, and in which order.</summary>
/// <param name="Text">What the name holds; empty for all.</param>
/// <param name="IsDescending">The other way round.</param>
/// <param name="IsOwn">Only one’s own.</param>
/// <param name="CareTeamMemberId">Only those of this member’s care.</param>
/// <param name="IsRelative">Only relatives, or only those who are none.</param>
/// <param name="IsFormer">Those who were deactivated, and nobody else.</param>
public sealed record ClientRequest(
    string Text = "", ClientOrder By = ClientOrder.Name, bool IsDescending = false, bool IsOwn = false, Guid? CareTeamMemberId = null,
    bool? IsRelative = null, bool IsFormer = false)
{
    /// <summary>Whether it leaves somebody out.</summary>
    public bool IsNarrow => this != new ClientRequest(By: By, IsDescending: IsDescending);
}

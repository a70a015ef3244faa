namespace OrgChat.Domain.Model;

/// <summary>Why the server’s records take nothing.</summary>
public enum UnavailableKind
{
    Busy,
    DiskFull,
    DiskNearlyFull,
    DiskReadOnly,
}

namespace OrgChat.Domain.Features.Audit;

/// <summary>What a verification found of one organization’s record.</summary>
/// <param name="Checked">Entries looked at, up to and with the first that is not as it was written.</param>
/// <param name="Anchored">The number of the newest entry under a signed anchor that fits.</param>
/// <param name="Fault">The first thing that is wrong; null when the record is whole.</param>
public sealed record AuditVerdict(Guid OrganizationId, string OrganizationName, long Checked, long Anchored, AuditFault? Fault)
{
    public bool IsWhole => Fault is null;
}

/// <summary>How far a verification has come.</summary>
public sealed record AuditProgress(string OrganizationName, long Checked, long Total)
{
    public int Percent => Total == 0 ? 100 : (int)(Math.Min(Checked, Total) * 100 / Total);
}

namespace OrgChat.Domain.Model.Organizations;

/// <summary>When an organization is open, by its own clock.</summary>
/// <param name="Hours">Null while nobody said.</param>
/// <param name="TimeZone">Where its clock stands, by its IANA name; null while nobody said.</param>
public sealed record OfficeTime(OpeningHours? Hours, string? TimeZone)
{
    /// <summary>How long it was open between two moments; all of the time where nobody said when that is.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset until) =>
        Hours is not null && TimeZoneName.Find(TimeZone) is { } zone ? Hours.OpenBetween(from, until, zone) : until - from;
}

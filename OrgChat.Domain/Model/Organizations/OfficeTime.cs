namespace OrgChat.Domain.Model.Organizations;

/// <summary>When an organization is open, by its own clock.</summary>
/// <param name="Hours">Null while nobody said.</param>
/// <param name="TimeZone">Where its clock stands, by its IANA name; null while nobody said.</param>
public sealed record OfficeTime(OpeningHours? Hours, string? TimeZone)
{
    /// <summary>When a day begins there; in UTC where nobody said where its clock stands.</summary>
    public DateTimeOffset Begin(DateOnly day)
    {
        var zone = TimeZoneName.Find(TimeZone) ?? TimeZoneInfo.Utc;
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(1); // Where the clock is put forward at midnight.
        }

        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>When it opens on this day, or on the next one on which it does; null where nobody said when it is open, and where a day
    /// and a night are all the same to it.</summary>
    public DateTimeOffset? OpensFrom(DateOnly day)
    {
        if (Hours is null or { AreNone: true } or { AreAlways: true } || TimeZoneName.Find(TimeZone) is not { } zone)
        {
            return null;
        }

        var open = Enumerable.Range(0, 7).Select(day.AddDays).First(one => Hours.On(one.DayOfWeek).Count > 0);
        return LocalTimeRules.MomentOf(open, Hours.On(open.DayOfWeek)[0].Opens, zone);
    }

    /// <summary>How long it was open between two moments; all of the time where nobody said when that is.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset until) =>
        Hours is not null && TimeZoneName.Find(TimeZone) is { } zone ? Hours.OpenBetween(from, until, zone) : until - from;
}

namespace OrgChat.Domain.Model.Notices;

/// <summary>From when until when somebody is told nothing, by the clock of where they are; over midnight, too.</summary>
public sealed record QuietHours(TimeOnly From, TimeOnly Until)
{
    /// <summary>When the quiet ends that this moment is in; null where it is in none.</summary>
    /// <remarks>Where a clock that is put forward leaves the end out, it is the moment the clock is put to.</remarks>
    public DateTimeOffset? EndOf(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var now = TimeZoneInfo.ConvertTime(moment, zone).DateTime;
        var time = TimeOnly.FromDateTime(now);
        if (From == Until || !time.IsBetween(From, Until))
        {
            return null;
        }

        var end = now.Date.AddDays(time < Until ? 0 : 1) + Until.ToTimeSpan();
        while (zone.IsInvalidTime(end))
        {
            end = end.AddMinutes(1);
        }

        return new DateTimeOffset(end, LastOffset(end, zone)).ToUniversalTime();
    }

    // What a clock that is set back shows twice is over the second time.
    private static TimeSpan LastOffset(DateTime time, TimeZoneInfo zone) =>
        zone.IsAmbiguousTime(time) ? zone.GetAmbiguousTimeOffsets(time).Min() : zone.GetUtcOffset(time);
}

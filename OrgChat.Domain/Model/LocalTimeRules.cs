namespace OrgChat.Domain.Model;

/// <summary>From a clock on the wall to the moment it is.</summary>
public static class LocalTimeRules
{
    /// <summary>When a clock in the zone shows this: of two such moments the earlier, where clocks go back over it.</summary>
    public static DateTimeOffset MomentOf(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var shown = day.ToDateTime(time);
        return new DateTimeOffset(shown,
            zone.IsAmbiguousTime(shown) ? zone.GetAmbiguousTimeOffsets(shown).Max() : zone.GetUtcOffset(shown));
    }
}

namespace OrgChat.Domain.Model.Snoozing;

/// <summary>A time to snooze until, as it is offered.</summary>
public sealed record SnoozeOffer(SnoozePreset Preset, DateTimeOffset Until)
{
    /// <summary>When the day begins.</summary>
    public static readonly TimeOnly Morning = new(9, 0);

    private static readonly TimeOnly Afternoon = new(14, 0);

    private static readonly TimeOnly Evening = new(18, 0);

    /// <summary>
    /// What can be chosen now, by a reader whose clock stands in the zone, the soonest first; nothing twice, nothing past.
    /// </summary>
    public static IReadOnlyList<SnoozeOffer> For(DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var hour = InOneHour(now);
        SnoozeOffer[] later =
        [
            At(SnoozePreset.ThisAfternoon, today, Afternoon),
            At(SnoozePreset.ThisEvening, today, Evening),
            At(SnoozePreset.TomorrowMorning, today.AddDays(1), Morning),
            At(SnoozePreset.Monday, MondayAfter(today), Morning),
        ];
        return [new(SnoozePreset.OneHour, hour), .. later.Where(offer => offer.Until > hour).DistinctBy(offer => offer.Until)];

        SnoozeOffer At(SnoozePreset preset, DateOnly day, TimeOnly time) => new(preset, LocalTimeRules.MomentOf(day, time, zone));
    }

    // To the minute, as people say it.
    private static DateTimeOffset InOneHour(DateTimeOffset now) => now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute)).AddHours(1);

    private static DateOnly MondayAfter(DateOnly today) =>
        Enumerable.Range(1, 7).Select(today.AddDays).First(day => day.DayOfWeek == DayOfWeek.Monday);
}

using OrgChat.Domain.Model.Organizations;

namespace OrgChat.Domain.Model.Snoozing;

/// <summary>A time to snooze until, as it is offered.</summary>
/// <param name="Preset">Null for when the clinic opens on a day that is called by its name.</param>
public sealed record SnoozeOffer(SnoozePreset? Preset, DateTimeOffset Until)
{
    /// <summary>When a day begins where nobody said when the clinic opens.</summary>
    private static readonly TimeOnly Morning = new(9, 0);

    private static readonly TimeOnly Afternoon = new(14, 0);

    private static readonly TimeOnly Evening = new(18, 0);

    /// <summary>
    /// What can be chosen now, by a reader whose clock stands in the zone, the soonest first; nothing twice, nothing past. A later day is
    /// one on which the clinic is open, from when it opens.
    /// </summary>
    public static IReadOnlyList<SnoozeOffer> For(DateTimeOffset now, TimeZoneInfo zone, OfficeTime office)
    {
        var today = DayOf(now);
        var hour = InOneHour(now);
        SnoozeOffer[] later =
        [
            new(SnoozePreset.ThisAfternoon, LocalTimeRules.MomentOf(today, Afternoon, zone)),
            new(SnoozePreset.ThisEvening, LocalTimeRules.MomentOf(today, Evening, zone)),
            From(today.AddDays(1)),
            From(MondayAfter(today)),
        ];
        return [new(SnoozePreset.OneHour, hour), .. later.Where(offer => offer.Until > hour).DistinctBy(offer => offer.Until)];

        SnoozeOffer From(DateOnly day)
        {
            var opens = office.OpensFrom(day) ?? LocalTimeRules.MomentOf(day, Morning, zone);
            return new(DayOf(opens) == today.AddDays(1) ? SnoozePreset.Tomorrow : null, opens);
        }

        DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
    }

    // To the minute, as people say it.
    private static DateTimeOffset InOneHour(DateTimeOffset now) => now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute)).AddHours(1);

    private static DateOnly MondayAfter(DateOnly today) =>
        Enumerable.Range(1, 7).Select(today.AddDays).First(day => day.DayOfWeek == DayOfWeek.Monday);
}

using System.Globalization;

namespace OrgChat.Web.Components.Shared.Text;

/// <summary>Moments in the words and the time zone of the person who reads; one per circuit.</summary>
public sealed class LocalTimeText(TimeProvider clock)
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    /// <summary>The reader’s zone, as their browser says.</summary>
    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public DateOnly Today => DateOnly.FromDateTime(At(clock.GetUtcNow()).Date);

    /// <summary>Takes the zone by its IANA name; an unknown one leaves UTC.</summary>
    public void Use(string? zone) =>
        Zone = zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc;

    /// <summary>“9:41 AM”.</summary>
    public string Time(DateTimeOffset moment) => At(moment).ToString("h:mm tt", English);

    /// <summary>“Today”, “Yesterday”, “Thursday, November 19”, with the year when it is another.</summary>
    public string Day(DateTimeOffset moment) => (Today.DayNumber - DayOf(moment).DayNumber, DayOf(moment).Year == Today.Year) switch
    {
        (0, _) => "Today",
        (1, _) => "Yesterday",
        (_, true) => At(moment).ToString("dddd, MMMM d", English),
        _ => At(moment).ToString("dddd, MMMM d, yyyy", English),
    };

    /// <summary>For lists: the time today, else the day in short.</summary>
    public string Brief(DateTimeOffset moment) => (Today.DayNumber - DayOf(moment).DayNumber, DayOf(moment).Year == Today.Year) switch
    {
        (0, _) => Time(moment),
        (1, _) => "Yesterday",
        (var days, _) when days is > 1 and < 7 => At(moment).ToString("ddd", English),
        (_, true) => At(moment).ToString("MMM d", English),
        _ => At(moment).ToString("MMM d, yyyy", English),
    };

    /// <summary>For records: “Today, 9:12 AM”, “Nov 3, 4:18 PM”, with the year when it is another.</summary>
    public string Moment(DateTimeOffset moment) => (Today.DayNumber - DayOf(moment).DayNumber, DayOf(moment).Year == Today.Year) switch
    {
        (0 or 1, _) => $"{Day(moment)}, {Time(moment)}",
        (_, true) => At(moment).ToString("MMM d, h:mm tt", English),
        _ => Full(moment),
    };

    /// <summary>To the second, for what may have to be proved: “Today, 9:12:40 AM”, “Nov 19, 2026, 4:18:07 PM”.</summary>
    public string Exact(DateTimeOffset moment) =>
        $"{(DayOf(moment) == Today ? "Today" : Date(DayOf(moment)))}, {At(moment).ToString("h:mm:ss tt", English)}";

    /// <summary>“Nov 19, 2026, 4:18 PM”.</summary>
    public string Full(DateTimeOffset moment) => At(moment).ToString("MMM d, yyyy, h:mm tt", English);

    /// <summary>“Feb 11, 1968”.</summary>
    public static string Date(DateOnly day) => day.ToString("MMM d, yyyy", English);

    /// <summary>Whole years since birth.</summary>
    public int Age(DateOnly birth) => Today.Year - birth.Year - (Today < birth.AddYears(Today.Year - birth.Year) ? 1 : 0);

    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(At(moment).DateTime);

    /// <summary>The first moment of a day in the reader’s zone.</summary>
    public DateTimeOffset StartOf(DateOnly day) => StartOf(day, Zone);

    /// <summary>The first moment of a day in a zone: of two midnights the earlier, where clocks go back over it.</summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight,
            zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight));
    }

    public TimeSpan Passed(DateTimeOffset moment) => clock.GetUtcNow() - moment;

    /// <summary>How long ago: “12 m”, “1 h 12 m”, “3 d”.</summary>
    public string Since(DateTimeOffset moment)
    {
        var passed = Passed(moment);
        return passed switch
        {
            { TotalMinutes: < 1 } => "now",
            { TotalHours: < 1 } => $"{(int)passed.TotalMinutes} m",
            { TotalDays: < 1 } when passed.Minutes == 0 => $"{(int)passed.TotalHours} h",
            { TotalDays: < 1 } => $"{(int)passed.TotalHours} h {passed.Minutes} m",
            _ => $"{(int)passed.TotalDays} d",
        };
    }

    private DateTimeOffset At(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);
}

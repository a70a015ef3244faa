using System.Globalization;
using OrgChat.Domain.Model;

namespace OrgChat.Domain.Features.Demo;

/// <summary>The moments of the demo’s script, told from now: minutes ago for today, a day and a time of that day for before.</summary>
internal sealed class DemoClock(DateTimeOffset now)
{
    public DateTimeOffset Now { get; } = now;

    public DateTimeOffset MinutesAgo(int minutes) => Now.AddMinutes(-minutes);

    /// <param name="days">1 for yesterday; times are of the clinic’s own clock.</param>
    public DateTimeOffset DaysAgo(int days, int hour, int minute) =>
        new(Now.Date.AddDays(-days).AddHours(hour).AddMinutes(minute), Now.Offset);

    public DateTimeOffset YearsAgo(int years, int month, int day) => new(Now.Year - years, month, day, 10, 0, 0, Now.Offset);

    /// <summary>Nine o’clock on a coming day, where the clinic is.</summary>
    public DateTimeOffset MorningAhead(int days, TimeZoneInfo zone) =>
        LocalTimeRules.MomentOf(DateOnly.FromDateTime(Now.Date).AddDays(days), new TimeOnly(9, 0), zone);

    /// <summary>A coming day as one says it, such as “Thursday, December 3”; at the weekend the clinic is closed.</summary>
    public string DayAhead(int days)
    {
        var day = Now.AddDays(days);
        var open = day.DayOfWeek switch
        {
            DayOfWeek.Saturday => day.AddDays(2),
            DayOfWeek.Sunday => day.AddDays(1),
            _ => day,
        };
        return open.ToString("dddd, MMMM d", CultureInfo.GetCultureInfo("en-US"));
    }
}

using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Languages;
using static OrgChat.Web.Components.Shared.SharedWords;

namespace OrgChat.Web.Components.Shared.Text;

/// <summary>Moments in the words and the time zone of the person who reads; one per circuit.</summary>
public sealed class LocalTimeText(TimeProvider clock)
{
    /// <summary>The reader’s zone, as their browser says.</summary>
    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public DateOnly Today => DateOnly.FromDateTime(At(clock.GetUtcNow()).Date);

    /// <summary>Takes the zone by its IANA name; an unknown one leaves UTC.</summary>
    public void Use(string? zone) =>
        Zone = zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc;

    /// <summary>“9:41 AM”.</summary>
    public string Time(DateTimeOffset moment) => Written(At(moment), "Pattern.Time");

    /// <summary>As a heading: “Today”, “Yesterday”, “Thursday, November 19”, with the year when it is another.</summary>
    public string Day(DateTimeOffset moment)
    {
        var day = DayInWords(moment);
        return Language.Current.Culture.TextInfo.ToUpper(day[0]) + day[1..]; // In Spanish the names of days are written small elsewhere.
    }

    private string DayInWords(DateTimeOffset moment) => (Today.DayNumber - DayOf(moment).DayNumber, DayOf(moment).Year == Today.Year) switch
    {
        (0, _) => Words["Today"],
        (1, _) => Words["Yesterday"],
        (_, true) => Written(At(moment), "Pattern.Day"),
        _ => Written(At(moment), "Pattern.DayOfYear"),
    };

    /// <summary>For lists: the time today, else the day in short.</summary>
    public string Brief(DateTimeOffset moment) => (Today.DayNumber - DayOf(moment).DayNumber, DayOf(moment).Year == Today.Year) switch
    {
        (0, _) => Time(moment),
        (1, _) => Words["Yesterday"],
        (var days, _) when days is > 1 and < 7 => Written(At(moment), "Pattern.Weekday"),
        (_, true) => Written(At(moment), "Pattern.ShortDay"),
        _ => Written(At(moment), "Pattern.Date"),
    };

    /// <summary>The same, within a sentence.</summary>
    public string BriefWithin(DateTimeOffset moment) => DayOf(moment) == Today.AddDays(-1) ? Words["YesterdayWithin"] : Brief(moment);

    /// <summary>For what is to come: “9:00 AM” today, “Mon, 9:00 AM” within a week, else with the day.</summary>
    public string Coming(DateTimeOffset moment) =>
        DayOf(moment) == Today ? Time(moment) : Words["DayAndTime", ComingDay(moment), Time(moment)];

    /// <summary>The same, within a sentence: “until Mon, 9:00 AM”, “hasta el lun a las 9:00”.</summary>
    public string ComingWithin(DateTimeOffset moment) =>
        DayOf(moment) == Today ? TimeWithin(moment) : Words["TheDayAndTime", ComingDay(moment), TimeWithin(moment)];

    /// <summary>“9:00 AM” within a sentence, “las 9:00”.</summary>
    public string TimeWithin(DateTimeOffset moment) => Words.Count("TheTime", At(moment).Hour, Time(moment));

    private string ComingDay(DateTimeOffset moment) => (DayOf(moment).Year == Today.Year, DayOf(moment).DayNumber - Today.DayNumber) switch
    {
        (_, > -7 and < 7) => Written(At(moment), "Pattern.Weekday"),
        (true, _) => Written(At(moment), "Pattern.ShortDay"),
        _ => Written(At(moment), "Pattern.Date"),
    };

    /// <summary>For records: “Today, 9:12 AM”, “Nov 3, 4:18 PM”, with the year when it is another.</summary>
    public string Moment(DateTimeOffset moment) => (Today.DayNumber - DayOf(moment).DayNumber, DayOf(moment).Year == Today.Year) switch
    {
        (0 or 1, _) => Words["DayAndTime", Day(moment), Time(moment)],
        (_, true) => Words["DayAndTime", Written(At(moment), "Pattern.ShortDay"), Time(moment)],
        _ => Full(moment),
    };

    /// <summary>To the second, for what may have to be proved: “Today, 9:12:40 AM”, “Nov 19, 2026, 4:18:07 PM”.</summary>
    public string Exact(DateTimeOffset moment) =>
        Words["DayAndTime", DayOf(moment) == Today ? Words["Today"] : Date(DayOf(moment)), Written(At(moment), "Pattern.ExactTime")];

    /// <summary>“Nov 19, 2026, 4:18 PM”.</summary>
    public string Full(DateTimeOffset moment) => Words["DayAndTime", Written(At(moment), "Pattern.Date"), Time(moment)];

    /// <summary>“Feb 11, 1968”.</summary>
    public static string Date(DateOnly day) => Written(day, "Pattern.Date");

    /// <summary>Whole years since birth.</summary>
    public int Age(DateOnly birth) => Today.Year - birth.Year - (Today < birth.AddYears(Today.Year - birth.Year) ? 1 : 0);

    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(At(moment).DateTime);

    /// <summary>The first moment of a day in the reader’s zone.</summary>
    public DateTimeOffset StartOf(DateOnly day) => StartOf(day, Zone);

    /// <summary>The first moment of a day in a zone: of two midnights the earlier, where clocks go back over it.</summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone) => LocalTimeRules.MomentOf(day, TimeOnly.MinValue, zone);

    /// <summary>When the reader’s clock shows this.</summary>
    public DateTimeOffset MomentOf(DateOnly day, TimeOnly time) => LocalTimeRules.MomentOf(day, time, Zone);

    public DateTimeOffset Now => clock.GetUtcNow();

    public TimeSpan Passed(DateTimeOffset moment) => Now - moment;

    /// <summary>How long ago: “12 m”, “1 h 12 m”, “3 d”.</summary>
    public string Since(DateTimeOffset moment)
    {
        var passed = Passed(moment);
        return passed switch
        {
            { TotalMinutes: < 1 } => Words["Now"],
            { TotalHours: < 1 } => Words["Minutes", (int)passed.TotalMinutes],
            { TotalDays: < 1 } when passed.Minutes == 0 => Words["Hours", (int)passed.TotalHours],
            { TotalDays: < 1 } => Words["HoursAndMinutes", (int)passed.TotalHours, passed.Minutes],
            _ => Words["DaysPassed", (int)passed.TotalDays],
        };
    }

    // A pattern of the language, as the resources give it (“MMM d, yyyy”), not the culture’s own: no date is ever read as another.
    private static string Written(IFormattable moment, string pattern) =>
        moment.ToString(Words[pattern], Language.Current.Culture);

    private DateTimeOffset At(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);
}

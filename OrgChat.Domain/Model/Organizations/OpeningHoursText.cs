using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Domain.Model.Organizations;

/// <summary>Opening hours in the reader’s language: <c>OpeningHoursText.resx</c>.</summary>
public static class OpeningHoursText
{
    /// <summary>From so many days one after the other on, they are written as a stretch: “Mon to Wed”, “Mon and Tue”.</summary>
    private const int Stretch = 3;

    private static readonly IStringLocalizer Words = Localizer.Of(typeof(OpeningHoursText));

    /// <summary>“Mon to Fri, 8 AM to 5 PM”; days that open alike are named together, closed ones not at all.</summary>
    public static string InWords(this OpeningHours hours) => hours switch
    {
        { AreNone: true } => Words["Closed"],
        { AreAlways: true } => Words["Always"],
        _ => OpeningHours.Days.Where(day => hours.On(day).Count > 0).GroupBy(hours.On)
            .Select(alike => (string)Words["DaysAndTimes", Days([.. alike]), Times(alike.Key)])
            .Aggregate((one, next) => Words["AndThen", one, next]),
    };

    /// <summary>“Open until 5 PM”, “Closed until 8 AM”, “Closed until Monday, 8 AM”.</summary>
    public static string AtMoment(this OpeningHours hours, DateTimeOffset moment, TimeZoneInfo zone) =>
        (hours.AreAlways, hours.OpenUntil(moment, zone)) switch
        {
            (true, _) => Words["Always"],
            (_, { } until) => Words["OpenUntil", Clock(TimeOnly.FromDateTime(until))],
            _ => ClosedUntil(hours.ClosedUntil(moment, zone), TimeZoneInfo.ConvertTime(moment, zone).Date),
        };

    /// <summary>“Monday”, as a heading says it.</summary>
    public static string Name(DayOfWeek day) => Capitalized(InSentence(day));

    /// <summary>“Monday”, and “lunes” in the middle of a Spanish sentence.</summary>
    public static string InSentence(DayOfWeek day) => Language.Current.Culture.DateTimeFormat.GetDayName(day);

    private static string ClosedUntil(DateTime? opens, DateTime today) => opens switch
    {
        null => Words["ClosedNow"],
        { } then when then.Date == today => Words["ClosedUntil", Clock(TimeOnly.FromDateTime(then))],
        { } then => Words["ClosedUntilDay", InSentence(then.DayOfWeek), Clock(TimeOnly.FromDateTime(then))],
    };

    private static string Times(IReadOnlyList<OpenTime> times) => ListWords.Join([.. times.Select(time => (string)(time == OpenTime.WholeDay
        ? Words["WholeDay"]
        : Words["Time", Clock(time.Opens), Clock(time.Closes)]))]);

    private static string Clock(TimeOnly time) =>
        time.ToString(Words[time.Minute == 0 ? "Pattern.Hour" : "Pattern.HourAndMinutes"], Language.Current.Culture);

    private static string Days(IReadOnlyList<DayOfWeek> days) =>
        days.Count == OpeningHours.Days.Count ? Words["EveryDay"] : ListWords.Join([.. Stretches(days).SelectMany(Written)]);

    private static List<List<DayOfWeek>> Stretches(IReadOnlyList<DayOfWeek> days)
    {
        List<List<DayOfWeek>> stretches = [];
        foreach (var day in days)
        {
            if (stretches is [.., [.., var last]] && (int)last + 1 == (int)day + (day == DayOfWeek.Sunday ? 7 : 0))
            {
                stretches[^1].Add(day);
            }
            else
            {
                stretches.Add([day]);
            }
        }

        return stretches;
    }

    private static IEnumerable<string> Written(List<DayOfWeek> stretch) =>
        stretch.Count < Stretch ? stretch.Select(Short) : [Words["DayToDay", Short(stretch[0]), Short(stretch[^1])]];

    private static string Short(DayOfWeek day) => Language.Current.Culture.DateTimeFormat.GetAbbreviatedDayName(day).TrimEnd('.');

    private static string Capitalized(string name) => char.ToUpper(name[0], Language.Current.Culture) + name[1..];
}

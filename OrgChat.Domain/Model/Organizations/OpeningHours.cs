using System.Globalization;

namespace OrgChat.Domain.Model.Organizations;

/// <summary>When a clinic is open, for every day of the week; in the clinic’s own time, so that they stay when clocks change.</summary>
/// <remarks>
/// Kept as one line of seven parts from Monday on, with a semicolon between them: “08:00-12:00,13:00-17:00;08:00-12:00;;;;;”.
/// </remarks>
public sealed record OpeningHours
{
    /// <summary>How often a day may open.</summary>
    public const int MostADay = 3;

    private const string Clock = "HH:mm";

    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private readonly EqualList<EqualList<OpenTime>> days;

    /// <param name="of">The times of a day, in any order; none for a day on which the clinic is closed.</param>
    /// <exception cref="RefusedException">Two times overlap, or a day opens too often.</exception>
    public OpeningHours(Func<DayOfWeek, IEnumerable<OpenTime>> of)
    {
        days = new(Days.Select(day => new EqualList<OpenTime>(of(day).OrderBy(time => time.Opens))));
        if (days.Any(times => times.Count > MostADay))
        {
            throw new RefusedException("TooManyOpenTimes", MostADay);
        }

        if (InTheWeek().Zip(InTheWeek().Skip(1).Concat(InTheWeek().Take(1).Select(first => (From: first.From + Week, first.Until))))
            .Any(pair => pair.First.Until > pair.Second.From))
        {
            throw new RefusedException("OpenTimesOverlap");
        }
    }

    /// <summary>From Monday to Sunday.</summary>
    public static IReadOnlyList<DayOfWeek> Days { get; } = [.. Enumerable.Range(1, 7).Select(day => (DayOfWeek)(day % 7))];

    /// <summary>From Monday to Friday.</summary>
    public static IReadOnlyList<DayOfWeek> Weekdays { get; } = [.. Days.Take(5)];

    /// <summary>Whether the clinic never opens: as if nobody had said when.</summary>
    public bool AreNone => days.All(times => times.Count == 0);

    /// <summary>Whether the clinic never closes.</summary>
    public bool AreAlways => InTheWeek().Sum(open => (open.Until - open.From).Ticks) == Week.Ticks;

    /// <summary>The times that begin on a day, one after the other.</summary>
    public IReadOnlyList<OpenTime> On(DayOfWeek day) => days[PlaceOf(day)];

    /// <summary>
    /// When the clinic, open at this moment, closes by its own clock; null while it is closed. Times that follow one another without a
    /// break are one.
    /// </summary>
    /// <param name="zone">The clinic’s.</param>
    public DateTime? OpenUntil(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var now = TimeZoneInfo.ConvertTime(moment, zone).DateTime;
        DateTime? until = null;
        foreach (var open in Around(now))
        {
            until = open.From <= now && now < open.Until || open.From == until ? open.Until : until;
        }

        return until;
    }

    /// <summary>How long the clinic was open between two moments.</summary>
    /// <param name="zone">The clinic’s.</param>
    public TimeSpan OpenBetween(DateTimeOffset from, DateTimeOffset until, TimeZoneInfo zone)
    {
        var (first, last) = (TimeZoneInfo.ConvertTime(from, zone).DateTime, TimeZoneInfo.ConvertTime(until, zone).DateTime);
        var ticks = 0L;
        for (var day = first.Date.AddDays(-1); day <= last; day = day.AddDays(1))
        {
            ticks += On(day.DayOfWeek).Select(time => (Opens: day + time.Opens.ToTimeSpan(), time.Length))
                .Sum(open => Math.Max(0, Math.Min((open.Opens + open.Length).Ticks, last.Ticks) - Math.Max(open.Opens.Ticks, first.Ticks)));
        }

        return TimeSpan.FromTicks(ticks);
    }

    /// <summary>When the clinic, closed at this moment, opens by its own clock; null while it is open, and when it never opens.</summary>
    /// <param name="zone">The clinic’s.</param>
    public DateTime? ClosedUntil(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var now = TimeZoneInfo.ConvertTime(moment, zone).DateTime;
        return OpenUntil(moment, zone) is null
            ? Around(now).Select(open => (DateTime?)open.From).FirstOrDefault(from => from > now)
            : null;
    }

    /// <summary>As it is kept.</summary>
    public override string ToString() => string.Join(';', days.Select(times => string.Join(',', times.Select(Written))));

    /// <summary>From what is kept; null for what nobody wrote so.</summary>
    public static OpeningHours? Of(string? kept) =>
        (kept ?? "").Split(';') is { Length: 7 } parts ? new(day => parts[PlaceOf(day)].Split(',').Select(Read).OfType<OpenTime>()) : null;

    public bool Equals(OpeningHours? other) => other is not null && days.Equals(other.days);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    private IEnumerable<(DateTime From, DateTime Until)> Around(DateTime now)
    {
        var monday = now.Date.AddDays(-PlaceOf(now.DayOfWeek));
        return InTheWeek().SelectMany(open => new[] { -Week, TimeSpan.Zero, Week }
            .Select(weeks => (From: monday + weeks + open.From, Until: monday + weeks + open.Until))).OrderBy(open => open.From);
    }

    private IEnumerable<(TimeSpan From, TimeSpan Until)> InTheWeek() =>
        from day in Days
        from time in On(day)
        let opens = TimeSpan.FromDays(PlaceOf(day)) + time.Opens.ToTimeSpan()
        select (opens, opens + time.Length);

    private static int PlaceOf(DayOfWeek day) => ((int)day + 6) % 7;

    private static string Written(OpenTime time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.Opens:HH:mm}-{time.Closes:HH:mm}");

    private static OpenTime? Read(string time) => time.Split('-') is [var opens, var closes]
        && TimeOnly.TryParseExact(opens, Clock, CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)
        && TimeOnly.TryParseExact(closes, Clock, CultureInfo.InvariantCulture, DateTimeStyles.None, out var until)
        ? new(from, until)
        : null;
}

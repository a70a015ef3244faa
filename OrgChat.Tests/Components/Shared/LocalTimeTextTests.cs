using Microsoft.Extensions.Time.Testing;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Web.Components.Shared.Text;

namespace OrgChat.Tests.Components.Shared;

public sealed class LocalTimeTextTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 16, 5, 7, TimeSpan.Zero); // A Wednesday.

    private static readonly DateOnly NovemberFirst = new(2026, 11, 1);

    [Theory]
    [InlineData("America/Havana", "2026-11-01", "2026-11-01T04:00:00Z")]
    [InlineData("Atlantic/Azores", "2026-10-25", "2026-10-25T00:00:00Z")]
    [InlineData("America/Santiago", "2026-09-06", "2026-09-06T04:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00Z")]
    public void A_day_begins_with_its_first_moment_also_where_clocks_change_at_midnight(string zone, string day, string first) =>
        LocalTimeText.StartOf(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
            TimeZoneInfo.FindSystemTimeZoneById(zone)).UtcDateTime
            .Should().Be(DateTimeOffset.Parse(first, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime);

    [Fact]
    public void A_day_to_come_is_not_taken_for_today_in_a_list()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(NovemberFirst, new TimeOnly(9, 0), TimeSpan.Zero));
        var time = new LocalTimeText(clock);

        time.Brief(clock.GetUtcNow().AddMinutes(5)).Should().Be("9:05 AM");
        time.Brief(clock.GetUtcNow().AddDays(2)).Should().Be("Nov 3");
        time.Brief(clock.GetUtcNow().AddYears(5)).Should().Be("Nov 1, 2031");
    }

    [Theory]
    [InlineData("en", 2, "6:05 PM")]
    [InlineData("en", 9, "Thu, 1:05 AM")]
    [InlineData("es", 2, "las 18:05")]
    [InlineData("es", 9, "el jue a la 1:05")]
    [InlineData("es", 24 * 12, "el 7 dic a las 16:05")]
    public void Until_when_is_said_as_in_a_sentence(string language, int hours, string expected) =>
        (language == "es" ? Language.Spanish : Language.English)
            .In(() => new LocalTimeText(new FakeTimeProvider(Now)).ComingWithin(Now.AddHours(hours)))
            .Should().Be(expected);

    [Theory]
    [InlineData("en", 1, "yesterday")]
    [InlineData("es", 1, "ayer")]
    [InlineData("en", 2, "Mon")]
    public void Within_a_sentence_yesterday_is_written_small(string language, int days, string expected)
    {
        (language == "es" ? Language.Spanish : Language.English).Use();

        new LocalTimeText(new FakeTimeProvider(Now)).BriefWithin(Now.AddDays(-days)).Should().Be(expected);
    }

    [Fact]
    public void A_wait_of_days_says_how_many() =>
        new LocalTimeText(new FakeTimeProvider(Now)).Since(Now.AddDays(-3)).Should().Be("3 d");

    [Theory]
    [InlineData("2026-11-25T16:04:00Z", "16:04", "Hoy", "Hoy, 16:04", "Hoy, 16:04:00")]
    [InlineData("2026-11-25T09:12:40Z", "9:12", "Hoy", "Hoy, 9:12", "Hoy, 9:12:40")]
    [InlineData("2026-11-24T23:59:00Z", "Ayer", "Ayer", "Ayer, 23:59", "24 nov 2026, 23:59:00")]
    [InlineData("2026-11-20T08:30:00Z", "vie", "Viernes, 20 de noviembre", "20 nov, 8:30", "20 nov 2026, 8:30:00")]
    [InlineData("2026-11-19T00:00:05Z", "jue", "Jueves, 19 de noviembre", "19 nov, 0:00", "19 nov 2026, 0:00:05")]
    [InlineData("2026-11-18T13:00:00Z", "18 nov", "Miércoles, 18 de noviembre", "18 nov, 13:00", "18 nov 2026, 13:00:00")]
    [InlineData("2025-11-19T16:18:00Z", "19 nov 2025", "Miércoles, 19 de noviembre de 2025", "19 nov 2025, 16:18", "19 nov 2025, 16:18:00")]
    public void A_moment_is_told_in_Spanish(string at, string brief, string day, string moment, string exact)
    {
        Language.Spanish.Use();
        var time = new LocalTimeText(new FakeTimeProvider(Now));
        var then = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);

        (time.Brief(then), time.Day(then), time.Moment(then), time.Exact(then)).Should().Be((brief, day, moment, exact));
    }

    [Fact]
    public void A_day_of_another_year_names_it_in_Spanish()
    {
        Language.Spanish.Use();
        var time = new LocalTimeText(new FakeTimeProvider(new DateTimeOffset(2027, 1, 2, 9, 0, 0, TimeSpan.Zero)));
        var thursday = new DateTimeOffset(2026, 11, 19, 16, 18, 0, TimeSpan.Zero);

        time.Day(thursday).Should().Be("Jueves, 19 de noviembre de 2026");
        time.Full(thursday).Should().Be("19 nov 2026, 16:18");
        LocalTimeText.Date(new DateOnly(1968, 2, 11)).Should().Be("11 feb 1968");
    }

    [Fact]
    public void A_time_is_told_in_the_readers_zone_in_Spanish()
    {
        Language.Spanish.Use();
        var time = new LocalTimeText(new FakeTimeProvider(Now));
        time.Use("America/Chicago");

        time.Time(Now).Should().Be("10:05");
        time.Moment(Now.AddHours(-11)).Should().Be("Ayer, 23:05");
    }

    [Theory]
    [InlineData(0, "ahora", WaitState.Fresh)]
    [InlineData(1, "1 min", WaitState.Fresh)]
    [InlineData(15, "15 min", WaitState.Growing)]
    [InlineData(60, "1 h", WaitState.Overdue)]
    [InlineData(72, "1 h 12 min", WaitState.Overdue)]
    [InlineData(3 * 24 * 60, "3 d", WaitState.Overdue)]
    public void A_wait_is_told_in_Spanish(int minutes, string words, WaitState state)
    {
        Language.Spanish.Use();
        var time = new LocalTimeText(new FakeTimeProvider(Now));

        time.Since(Now.AddMinutes(-minutes)).Should().Be(words);
        new WaitRules(new OfficeTime(null, null)).Of(Now.AddMinutes(-minutes), time.Now).Should().Be(state);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(99, "99")]
    [InlineData(InboxTally.Limit, "99+")]
    public void Counts_that_stopped_say_so_in_Spanish_as_in_English(int counted, string words)
    {
        CountText.Of(counted).Should().Be(words);
        Language.Spanish.Use();
        CountText.Of(counted).Should().Be(words);
    }
}

using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.Snoozing;

namespace OrgChat.Tests.Messaging.Snoozing;

public sealed class SnoozeOfferTests
{
    private static readonly TimeZoneInfo Chicago = TimeZoneInfo.FindSystemTimeZoneById("America/Chicago");

    private static readonly OfficeTime Unsaid = new(null, null);

    [Theory]
    [InlineData("2026-11-26T20:00:00Z", "08:00-12:00,13:00-17:00;07:30-12:00;;;08:00-12:00;;", "Tomorrow Fri 08:00|OpenDay Mon 08:00")]
    [InlineData("2026-11-27T20:00:00Z", "08:00-12:00,13:00-17:00;07:30-12:00;;;08:00-12:00;;", "OpenDay Mon 08:00")]
    [InlineData("2026-11-27T20:00:00Z", ";07:30-12:00;;;08:00-12:00;;", "OpenDay Tue 07:30")]
    [InlineData("2026-11-30T20:00:00Z", ";07:30-12:00;;;08:00-12:00;;", "Tomorrow Tue 07:30|OpenDay Tue 07:30")]
    [InlineData("2026-11-27T20:00:00Z", ";;;;;;", "Tomorrow Sat 09:00|OpenDay Mon 09:00")]
    [InlineData("2026-11-27T20:00:00Z", "00:00-00:00;00:00-00:00;00:00-00:00;00:00-00:00;00:00-00:00;00:00-00:00;00:00-00:00",
        "Tomorrow Sat 09:00|OpenDay Mon 09:00")]
    public void A_later_day_is_one_on_which_the_clinic_opens_and_begins_when_it_does(string now, string hours, string offered)
    {
        var at = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture);
        var later = SnoozeOffer.For(at, Chicago, new OfficeTime(OpeningHours.Of(hours), "America/Chicago"))
            .Where(offer => offer.Preset is SnoozePreset.Tomorrow or null);

        string.Join('|', later.Select(choice => Named(choice, at))).Should().Be(offered);
    }

    [Fact]
    public void The_clinics_opening_is_the_readers_moment_wherever_their_clock_stands()
    {
        var at = new DateTimeOffset(2026, 11, 27, 20, 0, 0, TimeSpan.Zero);
        var office = new OfficeTime(OpeningHours.Of("08:00-12:00;;;;;;"), "America/New_York");

        SnoozeOffer.For(at, Chicago, office)[^1].Until.UtcDateTime.Should().Be(new DateTime(2026, 11, 30, 13, 0, 0, DateTimeKind.Utc));
    }

    [Theory]
    [InlineData("2026-11-27T14:30:20Z", "OneHour 09:30|ThisAfternoon 14:00|ThisEvening 18:00|Tomorrow Sat 09:00|OpenDay Mon 09:00")]
    [InlineData("2026-11-27T19:30:00Z", "OneHour 14:30|ThisEvening 18:00|Tomorrow Sat 09:00|OpenDay Mon 09:00")]
    [InlineData("2026-11-28T01:10:00Z", "OneHour 20:10|Tomorrow Sat 09:00|OpenDay Mon 09:00")]
    [InlineData("2026-11-29T20:00:00Z", "OneHour 15:00|ThisEvening 18:00|Tomorrow Mon 09:00")]
    [InlineData("2026-11-30T20:00:00Z", "OneHour 15:00|ThisEvening 18:00|Tomorrow Tue 09:00|OpenDay Mon 09:00")]
    public void Nothing_past_and_nothing_twice_is_offered_by_the_readers_clock(string now, string offered)
    {
        var at = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture);

        string.Join('|', SnoozeOffer.For(at, Chicago, Unsaid).Select(choice => Named(choice, at))).Should().Be(offered);
    }

    [Fact]
    public void The_morning_is_nine_also_after_clocks_were_changed()
    {
        var saturday = new DateTimeOffset(2026, 10, 31, 20, 0, 0, TimeSpan.Zero);

        SnoozeOffer.For(saturday, Chicago, Unsaid).Single(offer => offer.Preset == SnoozePreset.Tomorrow).Until.UtcDateTime
            .Should().Be(new DateTime(2026, 11, 1, 15, 0, 0, DateTimeKind.Utc));
    }

    private static string Named(SnoozeOffer offer, DateTimeOffset now) =>
        $"{offer.Preset?.ToString() ?? "OpenDay"} {Shown(offer.Until, now)}";

    private static string Shown(DateTimeOffset until, DateTimeOffset now)
    {
        var (then, today) = (TimeZoneInfo.ConvertTime(until, Chicago), TimeZoneInfo.ConvertTime(now, Chicago));
        return then.ToString(then.Date == today.Date ? "HH:mm" : "ddd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
    }
}

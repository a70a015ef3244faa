using OrgChat.Domain.Model.Snoozing;

namespace OrgChat.Tests.Messaging.Snoozing;

public sealed class SnoozeOfferTests
{
    private static readonly TimeZoneInfo Chicago = TimeZoneInfo.FindSystemTimeZoneById("America/Chicago");

    [Theory]
    [InlineData("2026-11-27T14:30:20Z", "OneHour 09:30|ThisAfternoon 14:00|ThisEvening 18:00|TomorrowMorning Sat 09:00|Monday Mon 09:00")]
    [InlineData("2026-11-27T19:30:00Z", "OneHour 14:30|ThisEvening 18:00|TomorrowMorning Sat 09:00|Monday Mon 09:00")]
    [InlineData("2026-11-28T01:10:00Z", "OneHour 20:10|TomorrowMorning Sat 09:00|Monday Mon 09:00")]
    [InlineData("2026-11-29T20:00:00Z", "OneHour 15:00|ThisEvening 18:00|TomorrowMorning Mon 09:00")]
    [InlineData("2026-11-30T20:00:00Z", "OneHour 15:00|ThisEvening 18:00|TomorrowMorning Tue 09:00|Monday Mon 09:00")]
    public void Nothing_past_and_nothing_twice_is_offered_by_the_readers_clock(string now, string offered)
    {
        var at = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture);

        string.Join('|', SnoozeOffer.For(at, Chicago).Select(choice => $"{choice.Preset} {Shown(choice.Until, at)}")).Should().Be(offered);
    }

    [Fact]
    public void The_morning_is_nine_also_after_clocks_were_changed()
    {
        var saturday = new DateTimeOffset(2026, 10, 31, 20, 0, 0, TimeSpan.Zero);

        SnoozeOffer.For(saturday, Chicago).Single(offer => offer.Preset == SnoozePreset.TomorrowMorning).Until.UtcDateTime
            .Should().Be(new DateTime(2026, 11, 1, 15, 0, 0, DateTimeKind.Utc));
    }

    private static string Shown(DateTimeOffset until, DateTimeOffset now)
    {
        var (then, today) = (TimeZoneInfo.ConvertTime(until, Chicago), TimeZoneInfo.ConvertTime(now, Chicago));
        return then.ToString(then.Date == today.Date ? "HH:mm" : "ddd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
    }
}

using Microsoft.Extensions.Time.Testing;
using OrgChat.Web.Components.Shared.Text;

namespace OrgChat.Tests.Components.Shared;

public sealed class LocalTimeTextTests
{
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
}

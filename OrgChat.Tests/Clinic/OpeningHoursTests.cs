using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Organizations;

namespace OrgChat.Tests.Clinic;

public sealed class OpeningHoursTests
{
    private const string OfficeHours = "08:00-17:00;08:00-17:00;08:00-17:00;08:00-17:00;08:00-17:00;;";

    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    [Theory]
    [InlineData(OfficeHours, "Mon to Fri, 8 AM to 5 PM", "lun a vie, 8:00 a 17:00")]
    [InlineData("08:30-12:00,13:00-17:00;;;;;;", "Mon, 8:30 AM to 12 PM and 1 PM to 5 PM", "lun, 8:30 a 12:00 y 13:00 a 17:00")]
    [InlineData("08:00-17:00;;08:00-17:00;;08:00-12:00;10:00-12:00;10:00-12:00",
        "Mon and Wed, 8 AM to 5 PM; Fri, 8 AM to 12 PM; Sat and Sun, 10 AM to 12 PM",
        "lun y mié, 8:00 a 17:00; vie, 8:00 a 12:00; sáb y dom, 10:00 a 12:00")]
    [InlineData("00:00-00:00;00:00-00:00;;;;;", "Mon and Tue, 24 hours", "lun y mar, 24 horas")]
    [InlineData("09:00-18:00;09:00-18:00;09:00-18:00;09:00-18:00;09:00-18:00;09:00-18:00;09:00-18:00",
        "Every day, 9 AM to 6 PM", "Todos los días, 9:00 a 18:00")]
    [InlineData("00:00-00:00;00:00-00:00;00:00-00:00;00:00-00:00;00:00-00:00;00:00-00:00;00:00-00:00",
        "Open around the clock", "Abierto las 24 horas")]
    [InlineData(";;;;;;", "Closed", "Cerrado")]
    public void They_are_written_as_the_language_writes_them(string kept, string english, string spanish)
    {
        var hours = OpeningHours.Of(kept)!;

        hours.ToString().Should().Be(kept);
        Language.English.In(hours.InWords).Should().Be(english);
        Language.Spanish.In(hours.InWords).Should().Be(spanish);
    }

    [Theory]
    [InlineData("2026-11-27T09:00", "Open until 5 PM", "Abierto hasta las 17:00")] // a Friday
    [InlineData("2026-11-27T08:00", "Open until 5 PM", "Abierto hasta las 17:00")]
    [InlineData("2026-11-27T07:59", "Closed until 8 AM", "Cerrado hasta las 8:00")]
    [InlineData("2026-11-27T17:00", "Closed until Monday, 8 AM", "Cerrado hasta el lunes a las 8:00")]
    [InlineData("2026-11-28T10:00", "Closed until Monday, 8 AM", "Cerrado hasta el lunes a las 8:00")] // Saturday: nobody is there
    public void At_a_moment_the_clinic_is_open_until_then_or_closed(string local, string english, string spanish)
    {
        var hours = OpeningHours.Of(OfficeHours)!;

        Language.English.In(() => hours.AtMoment(InNewYork(local), NewYork)).Should().Be(english);
        Language.Spanish.In(() => hours.AtMoment(InNewYork(local), NewYork)).Should().Be(spanish);
    }

    [Fact]
    public void A_clinic_that_opens_one_day_a_week_says_when_that_is_and_one_that_never_does_says_nothing()
    {
        var hours = OpeningHours.Of(";;;;08:00-09:00;;")!;

        hours.ClosedUntil(InNewYork("2026-11-27T09:00"), NewYork).Should().Be(new DateTime(2026, 12, 4, 8, 0, 0));
        hours.ClosedUntil(InNewYork("2026-11-27T08:30"), NewYork).Should().BeNull();
        OpeningHours.Of(";;;;;;")!.ClosedUntil(InNewYork("2026-11-27T08:30"), NewYork).Should().BeNull();
    }

    [Theory]
    [InlineData("2026-11-27T23:30", "2026-11-28T06:00")]
    [InlineData("2026-11-28T02:00", "2026-11-28T06:00")]
    [InlineData("2026-11-28T06:00", null)]
    [InlineData("2026-11-29T23:00", "2026-11-30T12:00")] // Sunday night and Monday morning follow one another, from one week to the next
    [InlineData("2026-11-30T01:00", "2026-11-30T12:00")]
    public void What_closes_before_it_opens_closes_the_day_after(string local, string? until) =>
        OpeningHours.Of("06:00-12:00;;;;22:00-06:00;;22:00-06:00")!.OpenUntil(InNewYork(local), NewYork)
            .Should().Be(until is null ? null : DateTime.Parse(until, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>On March 8 and November 1 of 2026 the clocks of New York change at night.</summary>
    [Theory]
    [InlineData("2026-03-06T12:30Z", false)] // 7:30 in winter
    [InlineData("2026-03-09T12:30Z", true)] // 8:30 in summer
    [InlineData("2026-10-30T20:30Z", true)] // 16:30 in summer
    [InlineData("2026-11-02T21:30Z", true)] // 16:30 in winter
    [InlineData("2026-11-02T22:00Z", false)]
    public void They_follow_the_clinics_own_clock_when_it_changes(string moment, bool isOpen) =>
        (OpeningHours.Of(OfficeHours)!.OpenUntil(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture), NewYork)
            is not null).Should().Be(isOpen);

    [Fact]
    public void In_an_hour_that_does_not_exist_nobody_is_there_longer()
    {
        var hours = OpeningHours.Of(";;;;;;01:00-02:30")!; // Sunday, March 8: after 1:59 comes 3:00

        hours.OpenUntil(new DateTimeOffset(2026, 3, 8, 6, 59, 0, TimeSpan.Zero), NewYork).Should().Be(new DateTime(2026, 3, 8, 2, 30, 0));
        hours.OpenUntil(new DateTimeOffset(2026, 3, 8, 7, 0, 0, TimeSpan.Zero), NewYork).Should().BeNull();
    }

    [Fact]
    public void A_clinic_that_never_closes_is_open_at_every_moment()
    {
        var always = new OpeningHours(_ => [OpenTime.WholeDay]);

        Language.English.In(() => always.AtMoment(InNewYork("2026-11-29T23:59"), NewYork)).Should().Be("Open around the clock");
    }

    [Theory]
    [InlineData("08:00-12:00,11:00-17:00;;;;;;", "Two opening times overlap.")]
    [InlineData("22:00-08:00;07:00-12:00;;;;;", "Two opening times overlap.")]
    [InlineData("06:00-12:00;;;;;;22:00-07:00", "Two opening times overlap.")]
    [InlineData("08:00-09:00,10:00-11:00,12:00-13:00,14:00-15:00;;;;;;", "A day opens at most 3 times.")]
    public void Times_that_overlap_are_refused(string kept, string sentence) =>
        FluentActions.Invoking(() => OpeningHours.Of(kept)).Should().Throw<RefusedException>().Which.Message.Should().StartWith(sentence);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Mon to Fri")]
    public void What_nobody_wrote_so_is_as_if_nobody_had_said(string? kept) => OpeningHours.Of(kept).Should().BeNull();

    [Fact]
    public void The_same_times_in_another_order_are_the_same_hours()
    {
        OpenTime[] times = [new(new TimeOnly(8, 0), new TimeOnly(12, 0)), new(new TimeOnly(13, 0), new TimeOnly(17, 0))];

        new OpeningHours(_ => times).Should().Be(new OpeningHours(_ => times.Reverse()));
    }

    private static DateTimeOffset InNewYork(string local)
    {
        var time = DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture);
        return new DateTimeOffset(time, NewYork.GetUtcOffset(time));
    }
}

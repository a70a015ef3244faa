using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Clinic;

public sealed class WaitRulesTests : ClinicTest
{
    /// <summary>A Friday at five in the afternoon, when Lakeside closes.</summary>
    private static readonly DateTimeOffset Closing = new(2026, 11, 20, 23, 0, 0, TimeSpan.Zero);

    private static readonly OfficeTime Office =
        new(OpeningHours.Of("08:00-17:00;08:00-17:00;08:00-17:00;08:00-17:00;08:00-17:00;;"), "America/Chicago");

    [Theory]
    [InlineData(0, WaitState.Fresh)]
    [InlineData(14.9, WaitState.Fresh)]
    [InlineData(15, WaitState.Growing)]
    [InlineData(59.9, WaitState.Growing)]
    [InlineData(60, WaitState.Overdue)]
    [InlineData(6_000, WaitState.Overdue)]
    public void A_wait_is_fresh_then_growing_then_overdue(double minutes, WaitState state) =>
        new WaitRules(new OfficeTime(null, null)).Of(Closing, Closing.AddMinutes(minutes)).Should().Be(state);

    [Theory]
    [InlineData(-10, 5, WaitState.Fresh)]
    [InlineData(-10, 63 * 60, WaitState.Fresh)]
    [InlineData(-10, (63 * 60) + 5, WaitState.Growing)]
    [InlineData(60, 63 * 60, WaitState.Fresh)]
    [InlineData(60, (63 * 60) + 15, WaitState.Growing)]
    [InlineData(60, 64 * 60, WaitState.Overdue)]
    public void Nobody_is_late_over_the_weekend_on_which_the_clinic_is_closed(double since, double now, WaitState state) =>
        new WaitRules(Office).Of(Closing.AddMinutes(since), Closing.AddMinutes(now)).Should().Be(state);

    [Fact]
    public async Task Targets_are_the_organizations_own_on_record_and_told_to_every_open_window_of_it()
    {
        using var jamie = await TestScreen.OpenAsync(Clinic, Clinic.Jamie);
        var begun = await Clinic.Profile.ReadAsync(Clinic.Ines);

        await Clinic.Profile.ChangeAsync(Clinic.Ines, begun with { GrowingMinutes = 30, OverdueMinutes = 240 });

        var waits = (await jamie.NextAsync<ClinicChange>()).Clinic.Waits;
        (waits.GrowingMinutes, waits.OverdueMinutes).Should().Be((30, 240));
        (await Clinic.Profile.ReadAsync(Clinic.Jamie)).Waits.Should().Be(waits);
        (await Clinic.Profile.ReadAsync(Clinic.Haddad)).Waits.Should().Be(new WaitRules(new OfficeTime(null, null)));
        var entry = (await Clinic.RecordAsync()).Single();
        (entry.Facts!.GrowingMinutes, entry.Facts.OverdueMinutes).Should().Be((30, 240));
    }

    [Theory]
    [InlineData(0, 60)]
    [InlineData(60, 60)]
    [InlineData(15, WaitRules.Longest + 1)]
    public async Task Targets_that_are_none_are_refused_and_nothing_is_changed(int growing, int overdue)
    {
        var begun = await Clinic.Profile.ReadAsync(Clinic.Ines);

        await FluentActions.Awaiting(() => Clinic.Profile.ChangeAsync(Clinic.Ines,
            begun with { Phone = "(555) 010-9999", GrowingMinutes = growing, OverdueMinutes = overdue }))
            .Should().ThrowAsync<RefusedException>();

        (await Clinic.Profile.ReadAsync(Clinic.Ines)).Should().Be(begun);
    }

    [Fact]
    public async Task Who_sets_no_targets_has_none_in_the_database() =>
        (await Clinic.Database.ReadAsync(db => db.Organizations.SingleAsync(o => o.Name == "Lakeside Clinic")))
            .GrowingMinutes.Should().BeNull();
}

using Bunit;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Team.Leaving;

namespace OrgChat.Tests.Components.Team;

public sealed class AbsenceTests : ScreenTest
{
    [Fact]
    public async Task Undo_brings_back_the_day_that_stood_before()
    {
        var day = DateOnly.FromDateTime(Clinic.Clock.GetUtcNow().UtcDateTime);
        await Clinic.Away.BeAwayAsync(Clinic.Jamie, Clinic.Jamie, day.AddDays(4));
        var card = await OpenAsync<Absence>(Clinic.Jamie, with => with.Add(c => c.MemberId, Clinic.Jamie.Id).Add(c => c.IsOwn, true));

        await card.InvokeAsync(() => card.Find("#back").Change(day.AddDays(40).ToString("yyyy-MM-dd", null)));
        await card.InvokeAsync(() => card.Find("form").Submit());
        card.WaitForAssertion(() => Toasts.Shown.Should().ContainSingle());
        (await Clinic.Away.ReadAsync(Clinic.Sam, Clinic.Jamie)).Should().Be(day.AddDays(40));
        await card.InvokeAsync(Toasts.Shown[^1].OfferAsync!);

        (await Clinic.Away.ReadAsync(Clinic.Sam, Clinic.Jamie)).Should().Be(day.AddDays(4));
    }
}

using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Audit;
using OrgChat.Web.Components.Clinic;

namespace OrgChat.Tests.Components.Clinic;

public sealed class ClinicPageTests : ScreenTest
{
    private const string Zone = "#clinic-time-zone";

    [Fact]
    public async Task An_admin_says_what_the_clinic_is()
    {
        var page = await OpenAsync<ClinicPage>(Clinic.Ines);
        await FillAsync(page,
            ("#clinic-name", "Lakeside Family Clinic"), ("#clinic-phone", "(555) 010-2000"), ("#clinic-emergency", "911"));
        await PressAsync(page, "Monday: add a time");
        await FillAsync(page, ("[aria-label='Monday: opens']", "08:30:00"));
        await PressAsync(page, "Copy Monday to Tuesday, Wednesday, Thursday and Friday");
        await PressAsync(page, "Saturday: add a time");
        await FillAsync(page, ("[aria-label='Saturday: opens']", "08:30:00"));
        await TypeZoneAsync(page, "chicago");
        await Popovers.InvokeAsync(() => Popovers.FindAll("[role=option]").Single().Click());
        await ChooseAsync(page, "Language of the clinic", "Español");
        await page.InvokeAsync(() => page.Find("form").Submit());

        page.WaitForAssertion(() => Toasts.Shown.Select(toast => toast.Text).Should().Equal("Saved."));
        var said = await Clinic.Profile.ReadAsync(Clinic.Ana);
        (said.Name, said.Phone, said.EmergencyLine, said.TimeZone, said.Language).Should()
            .Be(("Lakeside Family Clinic", "(555) 010-2000", "911", "America/Chicago", Language.Spanish));
        said.Hours!.InWords().Should().Be("Mon to Sat, 8:30 AM to 5 PM");
        AuditText.What(await Clinic.LastRecordAsync()).Should().Be("Changed what the clinic says of itself: name, was “Lakeside Clinic”, "
            + "(555) 010-2000, emergency line 911, open Mon to Sat, 8:30 AM to 5 PM, time zone America/Chicago, language Español");
        AuditText.Groups.Single(group => group.Key == AuditActionKind.Clinic).Should()
            .StartWith([AuditAction.ClinicPhoneChanged, AuditAction.ClinicProfileChanged]);
    }

    [Theory]
    [InlineData("?returnUrl=%2Fsettings%2Fset-up", "/settings/set-up")]
    [InlineData("?returnUrl=https%3A%2F%2Fevil.example%2F", "/")]
    [InlineData("?returnUrl=%2F%2Fevil.example%2F", "/")]
    [InlineData("", "/settings/clinic")]
    public async Task Saving_leads_back_to_where_somebody_came_from_and_never_to_another_site(string query, string back)
    {
        var page = await OpenAsync<ClinicPage>(Clinic.Ines, at: $"/settings/clinic{query}");

        await page.InvokeAsync(() => page.Find("form").Submit());

        page.WaitForAssertion(() => Toasts.Shown.Should().ContainSingle());
        new Uri(Services.GetRequiredService<NavigationManager>().Uri).PathAndQuery.Should().Be(back);
    }

    [Fact]
    public async Task A_weekday_is_copied_to_the_other_weekdays_that_are_open_and_the_button_says_to_which()
    {
        await Clinic.SaysAsync(clinic => clinic with { Hours = OpeningHours.Of("08:30-17:00;09:00-12:00;;09:00-12:00;;10:00-12:00;") });
        var page = await OpenAsync<ClinicPage>(Clinic.Ines);

        Copies(page).Should().Equal(
            "Copy Monday to Tuesday and Thursday", "Copy Tuesday to Monday and Thursday", "Copy Thursday to Monday and Tuesday");
        await PressAsync(page, "Copy Monday to Tuesday and Thursday");
        await page.InvokeAsync(() => page.Find("form").Submit());

        page.WaitForAssertion(() => Toasts.Shown.Should().ContainSingle());
        (await Clinic.Profile.ReadAsync(Clinic.Ana)).Hours!.ToString().Should()
            .Be("08:30-17:00;08:30-17:00;;08:30-17:00;;10:00-12:00;", "closed days stay closed, and the weekend has hours of its own");
    }

    [Fact]
    public async Task In_Spanish_days_are_written_small_within_a_sentence()
    {
        Language.Spanish.Use();
        await Clinic.SaysAsync(clinic => clinic with { Hours = OpeningHours.Of("08:30-17:00;;;;;;") });

        var page = await OpenAsync<ClinicPage>(Clinic.Ines);

        Copies(page).Should().Equal("Copiar lunes a martes, miércoles, jueves y viernes");
        page.Find(".hours-name").Words().Should().Be("Lunes");
    }

    [Theory]
    [InlineData("#clinic-phone", "call us", "Write the phone number with digits")]
    [InlineData(Zone, "America/Nowhere", "There is no such time zone.")]
    [InlineData("[aria-label='Monday: closes']", "", "Fill in both times")]
    public async Task What_is_not_as_it_must_be_is_refused_with_what_to_do_and_nothing_typed_is_lost(
        string field, string typed, string sentence)
    {
        var page = await OpenAsync<ClinicPage>(Clinic.Ines);
        await FillAsync(page, ("#clinic-name", "Lakeside Family Clinic"));
        await PressAsync(page, "Monday: add a time");
        await (field == Zone ? TypeZoneAsync(page, typed) : FillAsync(page, (field, typed)));
        await page.InvokeAsync(() => page.Find("form").Submit());

        page.WaitForAssertion(() => page.Find("[role=alert]").Words().Should().Contain(sentence));
        page.Find("#clinic-name").GetAttribute("value").Should().Be("Lakeside Family Clinic");
        (page.Find(field).GetAttribute("value") ?? "").Should().Be(typed);
        (await Clinic.Profile.ReadAsync(Clinic.Ana)).Name.Should().Be("Lakeside Clinic");
    }

    [Fact]
    public async Task It_may_choose_that_closing_locks_clients_out()
    {
        var page = await OpenAsync<ClinicPage>(Clinic.Ines);

        await page.InvokeAsync(() => page.Find("input[type=checkbox]").Change(true));
        await page.InvokeAsync(() => page.Find("form").Submit());

        page.WaitForAssertion(() => Toasts.Shown.Should().ContainSingle());
        (await Clinic.Profile.ReadAsync(Clinic.Ana)).LocksClosed.Should().BeTrue();
        AuditText.What(await Clinic.LastRecordAsync()).Should()
            .Be("Changed what the clinic says of itself: closed conversations take no messages of clients");
    }

    [Fact]
    public async Task To_everybody_else_the_page_is_not_there() =>
        (await OpenAsync<ClinicPage>(Clinic.Jamie)).FindAll("form").Should().BeEmpty();

    private static IEnumerable<string?> Copies(IRenderedComponent<ClinicPage> page) =>
        page.FindAll(".hours-acts button").Select(button => button.GetAttribute("aria-label"))
            .Where(name => name!.StartsWith("Cop", StringComparison.Ordinal));

    private async Task TypeZoneAsync(IRenderedComponent<ClinicPage> page, string text)
    {
        await page.InvokeAsync(() => page.Find(Zone).Input(text));
        Clinic.Clock.Advance(TimeSpan.FromSeconds(1));
        Popovers.WaitForState(() => Popovers.FindAll("[role=option], [role=status]").Count > 0);
        await page.InvokeAsync(() => page.Find(Zone).Blur());
    }

    private static async Task FillAsync(IRenderedComponent<ClinicPage> page, params (string Field, string Text)[] fields)
    {
        foreach (var (field, text) in fields)
            await page.InvokeAsync(() => page.Find(field).Change(text));
    }

    private static Task PressAsync(IRenderedComponent<ClinicPage> page, string name) => page.InvokeAsync(() => page.Button(name).Click());
}

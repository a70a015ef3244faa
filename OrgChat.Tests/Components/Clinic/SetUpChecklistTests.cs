using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Features.Clinic;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Clinic.SettingUp;
using OrgChat.Web.Components.Inbox;

namespace OrgChat.Tests.Components.Clinic;

public sealed class SetUpChecklistTests : ScreenTest
{
    [Fact]
    public async Task Beside_an_empty_place_the_admin_of_a_clinic_that_begins_is_led_through_its_steps()
    {
        await Clinic.CheckList.BeginAsync(Clinic.Ines);
        await Clinic.HasPasswordAsync(Clinic.Sam, "mango tram river");
        await Clinic.SaysAsync(clinic => clinic with
        {
            Phone = "(555) 014-2200",
            EmergencyLine = "911",
            Hours = OpeningHours.Of("08:00-17:00;08:00-17:00;08:00-17:00;08:00-17:00;08:00-17:00;;"),
            TimeZone = "America/Chicago",
        });

        var page = await OpenAsync<ChatPage>(Clinic.Ines);

        page.WaitForAssertion(() => page.Find(".set-up-title").Words().Should().Be("Set up Lakeside Clinic"));
        page.Find(".set-up-count").Words().Should().Be("3 of 4");
        page.Texts(".step-title").Should()
            .Equal("Your clinic", "Your team", "Your first client", "A second step when you sign in");
        page.Texts(".step-sub").Should().Equal(
            "(555) 014-2200 · emergencies 911 · Mon to Fri, 8 AM to 5 PM · English",
            "4 people are invited. · Sam Ortiz has joined.",
            "4 clients are there.",
            "Your clinic requires it of the team: without one, you set it up at your next sign-in.");
        page.Texts(".set-up-notes li").Should().Equal(
            "To answer as a team, give people, or yourself, Organization chat on the team page.",
            "Press ? on any screen to read what it does.");
        page.Markup.Should().NotContain("No conversation chosen");
    }

    [Fact]
    public async Task What_is_missing_is_named_and_what_is_left_out_can_be_taken_up_again()
    {
        await Clinic.CheckList.BeginAsync(Clinic.Ines);
        await Clinic.SaysAsync(clinic => clinic with { Phone = "(555) 014-2200" });
        var page = await OpenAsync<SetUpPage>(Clinic.Ines);
        page.WaitForAssertion(() => page.Find(".is-next .step-sub").Words().Should()
            .Be("(555) 014-2200 · English · Still missing: emergency line, opening hours and time zone."));

        await page.InvokeAsync(() => page.Button("Skip: Your clinic").Click());
        page.WaitForAssertion(() => page.Find(".is-next .step-title").Words().Should().Be("A second step when you sign in"));
        await page.InvokeAsync(() => page.Button("Skip: A second step when you sign in").Click());
        page.WaitForAssertion(() => page.Find(".set-up-count").Words().Should().Be("4 of 4"));
        page.Find(".set-up-lead").Words().Should().StartWith("All done.");
        await page.InvokeAsync(() => page.Button("Undo: Your clinic is skipped").Click());

        page.WaitForAssertion(() => page.Find(".is-next .step-title").Words().Should().Be("Your clinic"));
        page.FindAll("button").Should().NotContain(button => button.Words() == "Hide this");
    }

    [Fact]
    public async Task Once_everything_is_settled_it_can_be_hidden_and_is_found_again_in_the_settings()
    {
        await Clinic.CheckList.BeginAsync(Clinic.Ines);
        foreach (var step in SetUpChecklistModel.Steps)
            await Clinic.CheckList.SkipAsync(Clinic.Ines, step);
        var page = await OpenAsync<ChatPage>(Clinic.Ines);
        page.WaitForAssertion(() => page.Button("Hide this"));

        await page.InvokeAsync(() => page.Button("Hide this").Click());

        page.WaitForAssertion(() => page.Markup.Should().Contain("No conversation chosen"));
        page.FindAll(".set-up").Should().BeEmpty();
        var again = Render<SetUpPage>();
        again.WaitForAssertion(() => again.FindAll(".step").Should().HaveCount(4));
    }

    [Fact]
    public async Task Where_the_clinic_requires_a_second_factor_the_step_says_so()
    {
        await Clinic.CheckList.BeginAsync(Clinic.Ines);
        var list = await Clinic.CheckList.ReadAsync(Clinic.Ines);

        SetUpStep.SecondFactor.FactsOf(list with { RequiresFactor = true }).Should().Equal(
            "Your clinic requires it of the team: without one, you set it up at your next sign-in.");
        SetUpStep.SecondFactor.FactsOf(list with { RequiresFactor = false }).Should().Equal(
            "A stolen password alone will not open the clinic.");
        SetUpStep.SecondFactor.FactsOf(list with { RequiresFactor = true, HasFactor = true }).Should().Equal(
            "You have one, and your clinic requires it of the whole team.");
    }

    [Fact]
    public async Task In_Spanish_it_is_Spanish_throughout()
    {
        await Clinic.CheckList.BeginAsync(Clinic.Ines);
        var list = await Clinic.CheckList.ReadAsync(Clinic.Ines);

        Language.Spanish.In(() => SetUpChecklistModel.Steps.SelectMany(step => step.FactsOf(list)).ToList()).Should().Equal(
            "English", "Todavía falta: teléfono, línea de emergencia, horario de atención y zona horaria.",
            "Hay 5 personas invitadas.", "Hay 4 clientes.",
            "Su clínica lo exige al equipo: si no lo tiene, lo configurará la próxima vez que inicie sesión.");
    }

    [Theory]
    [InlineData("Ines Romero", false)]
    [InlineData("Jamie Lee", true)]
    public async Task Nobody_else_sees_it_and_neither_does_a_clinic_that_was_there_before(string reader, bool isBeginning)
    {
        if (isBeginning)
            await Clinic.CheckList.BeginAsync(Clinic.Ines);

        var page = await OpenAsync<ChatPage>(reader == Clinic.Ines.Name ? Clinic.Ines : Clinic.Jamie);

        page.WaitForAssertion(() => page.Markup.Should().Contain("No conversation chosen"));
        page.FindAll(".set-up").Should().BeEmpty();
    }

    [Fact]
    public async Task To_everybody_but_admins_its_page_is_not_there() =>
        (await OpenAsync<SetUpPage>(Clinic.Jamie)).Markup.Should().Contain("isn’t here");

    [Fact]
    public async Task What_is_done_elsewhere_leads_back_to_the_list()
    {
        await Clinic.CheckList.BeginAsync(Clinic.Ines);
        var page = await OpenAsync<ChatPage>(Clinic.Ines, at: "/chat");
        page.WaitForAssertion(() => page.Find("a[aria-label='Fill in what is missing of your clinic']").GetAttribute("href")
            .Should().Be("/settings/clinic?returnUrl=%2Fchat"));

        await page.InvokeAsync(() => page.Button("Set up a second step").Click());

        page.WaitForAssertion(() => Services.GetRequiredService<NavigationManager>().Uri.Should().EndWith("/account/add-factor?returnUrl=%2Fchat"));
    }

    [Fact]
    public async Task Inviting_begins_right_there()
    {
        await Clinic.CheckList.BeginAsync(Clinic.Ines);
        var page = await OpenAsync<SetUpPage>(Clinic.Ines);
        page.WaitForAssertion(() => page.Button("Invite more"));

        await page.InvokeAsync(() => page.Button("Invite more").Click());

        Dialogs.WaitForAssertion(() => Dialogs.Find(".dialog-title").Words().Should().Be("Invite a team member"));
    }
}

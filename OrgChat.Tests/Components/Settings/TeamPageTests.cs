using AngleSharp.Html.Dom;
using Bunit;
using OrgChat.Domain.Permissions;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Settings;

namespace OrgChat.Tests.Components.Settings;

public sealed class TeamPageTests : ScreenTest
{
    [Fact]
    public async Task The_team_is_listed_with_roles_and_permissions_and_nobody_of_another_clinic()
    {
        await Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Daniel, null);

        var page = await OpenAsync<TeamPage>(Clinic.Ines);

        page.Texts(".person-name").Should().Equal("Dr. Maria Lopez", "Ines Romero (you)", "Jamie Lee", "Nora Fields", "Sam Ortiz", "Dr. Daniel Kim");
        page.Texts("li")[1].Should().EndWith("Admin");
        page.Texts("li")[2].Should().EndWith("Organization chat");
        page.Texts("li")[5].Should().EndWith("Inactive");
    }

    [Fact]
    public async Task A_change_made_elsewhere_shows_by_itself()
    {
        var page = await OpenAsync<TeamPage>(Clinic.Ines);

        await Clinic.Permissions.GrantAsync(Clinic.Ines, Clinic.Nora, Permission.SearchAllClients);

        page.WaitForAssertion(() => page.Texts("li").Should().ContainSingle(line => line.Contains("Nora Fields") && line.EndsWith("1 permission")));
    }

    [Fact]
    public async Task An_invitation_ends_with_a_link_to_hand_over()
    {
        var page = await OpenAsync<TeamPage>(Clinic.Ines);
        await InviteAsync(page, "Lena Park", "lena.park@lakeside.example");

        Dialogs.WaitForAssertion(() => Dialogs.Find("#sign-in-link"));

        var link = ((IHtmlInputElement)Dialogs.Find("#sign-in-link")).Value;
        link.Should().StartWith("http://localhost/choose-password#");
        Dialogs.Find("h2").Words().Should().Be("Lena Park is on the team");
        await page.InvokeAsync(() => Dialogs.Find("form").Submit());
        page.WaitForAssertion(() => page.Texts(".person-name").Should().Contain("Lena Park"));
    }

    [Fact]
    public async Task A_taken_address_is_refused_with_a_sentence_and_nothing_typed_is_lost()
    {
        var page = await OpenAsync<TeamPage>(Clinic.Ines);

        await InviteAsync(page, "Another Jamie", "Jamie.Lee@lakeside.example");

        Dialogs.WaitForAssertion(() => Dialogs.Find("[role=alert]").Words().Should().EndWith(
            "Somebody in your organization already has the address jamie.lee@lakeside.example. Use another one."));
        ((IHtmlInputElement)Dialogs.Find("#member-name")).Value.Should().Be("Another Jamie");
    }

    [Fact]
    public async Task An_empty_invitation_marks_every_field_that_is_wrong_and_the_focus_goes_to_the_first()
    {
        var page = await OpenAsync<TeamPage>(Clinic.Ines);

        await InviteAsync(page, "", "");

        Dialogs.Texts(".mud-input-helper-text.mud-input-error").Should().Equal("Enter a name.", "Enter an e-mail address such as name@clinic.example.");
        Dialogs.FindAll("[aria-invalid=true]").Select(field => field.Id).Should().Equal("member-name", "member-email");
        JSInterop.VerifyFocusAsyncInvoke();

        await page.InvokeAsync(() => Dialogs.Find("#member-name").Change("Lena Park"));
        Dialogs.FindAll("[aria-invalid=true]").Select(field => field.Id).Should().Equal("member-email");
    }

    [Fact]
    public async Task Whoever_was_invited_and_has_no_password_yet_is_told_apart()
    {
        await Clinic.HasPasswordAsync(Clinic.Nora, "quiet lamp orchard");

        var page = await OpenAsync<TeamPage>(Clinic.Ines);

        page.Texts("li").Single(line => line.Contains("Sam Ortiz")).Should().Contain("Invited");
        page.Texts("li").Single(line => line.Contains("Nora Fields")).Should().NotContain("Invited");
    }

    [Fact]
    public async Task For_those_who_are_not_admins_there_is_no_such_page()
    {
        var page = await OpenAsync<TeamPage>(Clinic.Jamie);

        page.Find("h1").Words().Should().Be("This page isn’t here, or isn’t open to you.");
    }

    private async Task InviteAsync(IRenderedComponent<TeamPage> page, string name, string email)
    {
        await page.InvokeAsync(() => page.Button("Invite").Click());
        await page.InvokeAsync(() => Dialogs.Find("#member-name").Change(name));
        await page.InvokeAsync(() => Dialogs.Find("#member-email").Change(email));
        await page.InvokeAsync(() => Dialogs.Find("form").Submit());
    }
}

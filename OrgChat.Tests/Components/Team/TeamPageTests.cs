using AngleSharp.Html.Dom;
using Bunit;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Team;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Team;

namespace OrgChat.Tests.Components.Team;

public sealed class TeamPageTests : ScreenTest
{
    [Fact]
    public async Task The_team_is_listed_with_roles_and_permissions_and_nobody_of_another_clinic()
    {
        await Clinic.Team.DeactivateAsync(Clinic.Ines, Clinic.Daniel, null);

        var page = await OpenAsync<TeamPage>(Clinic.Ines);

        page.Texts(".person-name")
            .Should().Equal("Dr. Maria Lopez", "Ines Romero (you)", "Jamie Lee", "Nora Fields", "Sam Ortiz", "Dr. Daniel Kim");
        Row(page, "Ines").Should().Contain("Practice manager · ines.romero@lakeside.example").And.Contain("Support").And.Contain("Admin");
        Row(page, "Jamie").Should().Contain("Organization chat").And.EndWith("0 conversations");
        Row(page, "Daniel").Should().Contain("Inactive");
        page.Find("table").GetAttribute("aria-label").Should().Be("Team members");
        page.Find("a.person-name").GetAttribute("href").Should().Be($"/settings/team/{Clinic.Maria.Id}/permissions");
        page.FindAll("a.person-name")[^1].GetAttribute("href").Should().Be($"/settings/team/{Clinic.Daniel.Id}");
    }

    [Fact]
    public async Task A_change_made_elsewhere_shows_by_itself_and_leaves_the_order_the_filter_and_the_row()
    {
        var page = await OpenAsync<TeamPage>(Clinic.Ines);
        await ChooseAsync(page, "Role", "Support");
        await page.InvokeAsync(() => page.FindAll("th [aria-label=Sort]")[0].Click());
        page.WaitForAssertion(() => page.Texts(".person-name")
            .Should().Equal("Sam Ortiz", "Nora Fields", "Jamie Lee", "Ines Romero (you)"));
        var nora = page.FindComponents<MemberName>()[1].Instance;

        await Clinic.Permissions.GrantAsync(Clinic.Ines, Clinic.Nora, Permission.SearchAllClients);

        page.WaitForAssertion(() => Row(page, "Nora").Should().Contain("1 permission"));
        page.Texts(".person-name").Should().Equal("Sam Ortiz", "Nora Fields", "Jamie Lee", "Ines Romero (you)");
        page.FindComponents<MemberName>()[1].Instance.Should().BeSameAs(nora, "the row stays, and the focus in it");
    }

    [Fact]
    public async Task Sort_is_a_button_of_each_column_and_the_table_says_by_what_it_is_sorted()
    {
        var page = await OpenAsync<TeamPage>(Clinic.Ines);
        page.Find("th[aria-sort]").Words().Should().Be("Name");

        await page.InvokeAsync(() => page.FindAll("th [aria-label=Sort]")[3].Click());
        await page.InvokeAsync(() => page.FindAll("th [aria-label=Sort]")[3].Click());

        page.WaitForAssertion(() => page.Texts(".person-name")
            .Should().Equal("Jamie Lee", "Sam Ortiz", "Dr. Daniel Kim", "Dr. Maria Lopez", "Ines Romero (you)", "Nora Fields"));
        page.Find("th[aria-sort=descending]").Words().Should().Be("Permissions");
    }

    [Fact]
    public async Task A_column_one_hides_stays_hidden_in_this_tab()
    {
        JSInterop.Setup<string?>("orgChat.session.recall", Clinic.Ines.Id, "hidden-columns-team").SetResult("OwnedConversations");
        var page = await OpenAsync<TeamPage>(Clinic.Ines);
        page.WaitForAssertion(() => page.Texts("th").Should().Equal("Name", "Role", "Status", "Permissions"));

        await page.InvokeAsync(() => page.Find(".grid-head .menu-symbol").Click());
        await page.InvokeAsync(() => Popovers.FindAll("[role=menuitemcheckbox]").Single(item => item.Words() == "Status").Click());

        page.WaitForAssertion(() => page.Texts("th").Should().Equal("Name", "Role", "Permissions"));
        JSInterop.Invocations["orgChat.session.remember"][^1].Arguments[2].Should().Be("OwnedConversations\nStatus");
    }

    [Fact]
    public async Task A_column_hidden_in_one_language_is_hidden_in_the_other()
    {
        JSInterop.Setup<string?>("orgChat.session.recall", Clinic.Ines.Id, "hidden-columns-team").SetResult("OwnedConversations\nRole");
        Language.Spanish.Use();

        var page = await OpenAsync<TeamPage>(Clinic.Ines);

        page.WaitForAssertion(() => page.Texts("th").Should().Equal("Nombre", "Estado", "Permisos"));
    }

    [Fact]
    public async Task A_large_team_is_turned_page_by_page_and_a_filter_begins_anew()
    {
        await HireAsync(70);
        var page = await OpenAsync<TeamPage>(Clinic.Ines);
        page.FindAll("tbody tr").Should().HaveCount(TeamDirectoryService.PageSize);
        page.Find(".grid-head").Words().Should().StartWith("76 members");

        await page.InvokeAsync(() => page.Button("Next").Click());
        page.WaitForAssertion(() => page.Find(".grid-pager").Words().Should().StartWith("51–76"));
        page.FindAll("tbody tr").Should().HaveCount(26);
        page.Button("Next").GetAttribute("aria-disabled").Should().Be("true", "the button stays, and the focus on it");

        await page.InvokeAsync(() => page.Button("Previous").Click());
        page.WaitForAssertion(() => page.Find(".grid-pager").Words().Should().StartWith("1–50"));
        await ChooseAsync(page, "Role", "Provider");
        page.WaitForAssertion(() => page.Texts(".person-name").Should().Equal("Dr. Daniel Kim", "Dr. Maria Lopez"));
        page.FindAll(".grid-pager").Should().BeEmpty();
    }

    [Fact]
    public async Task Nobody_found_is_said_with_a_way_back()
    {
        var page = await OpenAsync<TeamPage>(Clinic.Ines);
        await ChooseAsync(page, "Status", "Inactive");
        page.WaitForAssertion(() => page.Find(".empty-title").Words().Should().Be("Nobody found"));

        await page.InvokeAsync(() => page.Button("Show everybody").Click());

        page.WaitForAssertion(() => page.FindAll("tbody tr").Should().HaveCount(6));
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

        Dialogs.Texts(".mud-input-helper-text.mud-input-error")
            .Should().Equal("Enter a name.", "Enter an e-mail address such as name@clinic.example.");
        Dialogs.FindAll("[aria-invalid=true]").Select(field => field.Id).Should().Equal("member-name", "member-email");
        JSInterop.VerifyFocusAsyncInvoke(1); // Only now: when the dialog opens, the browser itself says where it goes.

        await page.InvokeAsync(() => Dialogs.Find("#member-name").Change("Lena Park"));
        Dialogs.FindAll("[aria-invalid=true]").Select(field => field.Id).Should().Equal("member-email");
    }

    [Fact]
    public async Task Whoever_was_invited_and_has_no_password_yet_is_told_apart()
    {
        await Clinic.HasPasswordAsync(Clinic.Nora, "quiet lamp orchard");

        var page = await OpenAsync<TeamPage>(Clinic.Ines);

        Row(page, "Sam").Should().Contain("Invited");
        Row(page, "Nora").Should().NotContain("Invited").And.Contain("Active");
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

    private static string Row(IRenderedComponent<TeamPage> page, string name) => page.Texts("tbody tr").Single(row => row.Contains(name));

    private Task HireAsync(int members) => Clinic.Database.WriteAsync(async db =>
    {
        var lakeside = (await db.People.SingleAsync(p => p.Id == Clinic.Ines.Id)).OrganizationId;
        db.AddRange(Enumerable.Range(0, members)
            .Select(n => new TeamMember(lakeside, $"Aide {n:000}", null, TeamRole.Support, null, Clinic.Clock.GetUtcNow())));
    });
}

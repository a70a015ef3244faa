using Bunit;
using Microsoft.AspNetCore.Components.Web;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Permissions;

namespace OrgChat.Tests.Components.Permissions;

public sealed class PermissionsPageTests : ScreenTest
{
    private const string Search = "Can search across all clients in the organization";
    private const string SeesAll = "Sees all clients in the organization on the \"Clients Page\"";
    private const string AccessAll = "Can access all chat conversations of all org members";
    private const string OrganizationChat = "Organization chat";

    [Fact]
    public async Task The_four_switches_carry_the_exact_texts_and_say_what_is_on()
    {
        await Clinic.AllowAsync(Clinic.Nora, Permission.SearchAllClients | Permission.SeeAllClients);

        var page = await OpenAsync(Clinic.Nora);

        page.Switch(Search).IsOn().Should().BeTrue();
        page.Switch(SeesAll).IsOn().Should().BeTrue();
        page.Switch(AccessAll).IsOn().Should().BeFalse();
        page.Switch(OrganizationChat).IsOn().Should().BeFalse();
    }

    [Fact]
    public async Task A_switch_acts_at_once_and_the_change_stands_below_with_a_name_on_it()
    {
        var page = await OpenAsync(Clinic.Nora);

        await PressAsync(page, Search);

        page.WaitForAssertion(() => page.Switch(Search).IsOn().Should().BeTrue());
        (await PermissionsOfAsync(Clinic.Nora)).Should().Be(Permission.SearchAllClients);
        page.Find("[aria-labelledby=changes] li").Words().Should().Contain(Search).And.Contain("Turned on by Ines Romero");
    }

    [Fact]
    public async Task Double_clicked_a_switch_moves_once()
    {
        var page = await OpenAsync(Clinic.Nora);

        await PressAsync(page, Search);
        await page.InvokeAsync(() => page.Switch(Search).ClickAsync(new MouseEventArgs { Detail = 2 }));
        await PressAsync(page, Search);

        (await RecordedAsync(AuditAction.PermissionGranted)).Should().Equal(Search);
        (await RecordedAsync(AuditAction.PermissionRevoked)).Should().BeEmpty();
    }

    [Fact]
    public async Task What_Organization_chat_is_missing_is_named_and_can_be_turned_on_without_it()
    {
        await Clinic.AllowAsync(Clinic.Nora, Permission.SearchAllClients | Permission.SeeAllClients);
        var page = await OpenAsync(Clinic.Nora);
        page.Texts(".needs .is-missing > span:last-child").Should().Equal($"{AccessAll}, off");

        await page.InvokeAsync(() => page.Button("Turn on the missing permission").Click());

        page.WaitForAssertion(() => page.FindAll(".needs").Should().BeEmpty());
        (await PermissionsOfAsync(Clinic.Nora)).Should().Be(TestClinic.TheThree);
        page.Switch(OrganizationChat).HasAttribute("aria-disabled").Should().BeFalse();
    }

    [Fact]
    public async Task Organization_chat_explains_what_it_needs_and_offers_to_turn_all_on()
    {
        var page = await OpenAsync(Clinic.Nora);
        page.Switch(OrganizationChat).GetAttribute("aria-disabled").Should().Be("true");

        await PressAsync(page, OrganizationChat);

        Dialogs.Texts("li").Should().Equal(Search, SeesAll, AccessAll);
        (await PermissionsOfAsync(Clinic.Nora)).Should().Be(Permission.None);
        await page.InvokeAsync(() => Dialogs.Find("form").Submit());
        page.WaitForAssertion(() => page.Switch(OrganizationChat).IsOn().Should().BeTrue());
        (await PermissionsOfAsync(Clinic.Nora)).Should().Be(PermissionSet.Full.Value);
    }

    [Fact]
    public async Task Taking_one_of_the_three_away_says_that_Organization_chat_goes_too()
    {
        var page = await OpenAsync(Clinic.Jamie);

        await PressAsync(page, AccessAll);

        Dialogs.Find("h2").Words().Should().Be("Turn off two permissions?");
        await page.InvokeAsync(() => Dialogs.Button("Keep both on").Click());
        Dialogs.WaitForAssertion(() => Dialogs.FindAll("[role=dialog]").Should().BeEmpty());
        (await PermissionsOfAsync(Clinic.Jamie)).Should().Be(PermissionSet.Full.Value);

        await PressAsync(page, AccessAll);
        await page.InvokeAsync(() => Dialogs.Find("form").Submit());
        page.WaitForAssertion(() => page.Switch(OrganizationChat).IsOn().Should().BeFalse());
        (await PermissionsOfAsync(Clinic.Jamie)).Should().Be(Permission.SearchAllClients | Permission.SeeAllClients);
        (await RecordedAsync(AuditAction.PermissionRevoked)).Should().BeEquivalentTo(AccessAll, OrganizationChat);
    }

    [Fact]
    public async Task A_question_is_taken_back_when_the_permissions_change_elsewhere()
    {
        var page = await OpenAsync(Clinic.Jamie);
        await PressAsync(page, AccessAll);

        await Clinic.Permissions.RevokeAsync(Clinic.Ines, Clinic.Jamie, Permission.OrganizationChat);

        Dialogs.WaitForAssertion(() => Dialogs.FindAll("[role=dialog]").Should().BeEmpty());
        page.Switch(AccessAll).IsOn().Should().BeTrue();
        page.Switch(OrganizationChat).IsOn().Should().BeFalse();
    }

    [Fact]
    public async Task The_reach_is_what_the_member_would_read_and_in_whose_name_they_would_write()
    {
        await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.StartAsync(Clinic.Daniel, Clinic.Grace);

        var page = await OpenAsync(Clinic.Nora);

        page.Find(".notice-behalf").Words().Should().EndWith(
            "With Organization chat Nora could read 2 conversations of 2 people and write on behalf of 2.");
    }

    [Fact]
    public async Task In_a_clinic_without_conversations_the_reach_says_that_there_are_none_yet()
    {
        var page = await OpenAsync(Clinic.Nora);

        page.Find(".notice-behalf").Words().Should().EndWith("There are no conversations yet that Nora could read.");
    }

    [Fact]
    public async Task The_only_admin_gives_themself_a_permission_and_reads_that_it_is_recorded_as_such()
    {
        var page = await OpenAsync(Clinic.Ines);
        page.Find(".notice").Words().Should().StartWith("You are the only active admin");

        await PressAsync(page, SeesAll);

        page.WaitForAssertion(() => page.Switch(SeesAll).IsOn().Should().BeTrue());
        page.Find("[aria-labelledby=changes] li").Words().Should()
            .Contain("Turned on by Ines Romero for themself, as the only admin");
    }

    [Fact]
    public async Task A_second_admin_ends_it_in_the_open_window()
    {
        var page = await OpenAsync(Clinic.Ines);

        await Clinic.HasAdminAsync(Clinic.Nora);

        page.WaitForAssertion(() => page.Switch(SeesAll).GetAttribute("aria-disabled").Should().Be("true"));
        page.Find(".notice").Words().Should().StartWith("Nobody changes their own permissions");
    }

    [Fact]
    public async Task Nobody_changes_their_own_permissions()
    {
        await Clinic.HasAdminAsync(Clinic.Nora);
        var page = await OpenAsync(Clinic.Ines);

        await PressAsync(page, Search);

        page.Switch(Search).IsOn().Should().BeFalse("a refused switch moves back");
        page.Find(".notice-plain").Words().Should().EndWith("Nobody changes their own permissions. Ask another admin.");
        page.Switch(Search).GetAttribute("aria-disabled").Should().Be("true");
        (await PermissionsOfAsync(Clinic.Ines)).Should().Be(Permission.None);
    }

    [Fact]
    public async Task Only_admins_see_the_page_and_only_of_their_own_clinic()
    {
        var jamies = await OpenAsync<PermissionsPage>(Clinic.Jamie, page => page.Add(p => p.MemberId, Clinic.Nora.Id));

        jamies.Find("h1").Words().Should().Be("This page isn’t here, or isn’t open to you.");
    }

    [Fact]
    public async Task A_member_of_another_clinic_looks_like_an_unknown_address()
    {
        var page = await OpenAsync(Clinic.Haddad);

        page.Find("h1").Words().Should().Be("This page isn’t here, or isn’t open to you.");
        page.Markup.Should().NotContain("Haddad");
    }

    private Task<IRenderedComponent<PermissionsPage>> OpenAsync(Someone member) =>
        OpenAsync<PermissionsPage>(Clinic.Ines, page => page.Add(p => p.MemberId, member.Id));

    private static Task PressAsync(IRenderedComponent<PermissionsPage> page, string permission) => page.InvokeAsync(() =>
    {
        var one = page.Switch(permission);
        return one.ChangeAsync(!one.IsOn());
    });

    private async Task<Permission> PermissionsOfAsync(Someone member) => ((TeamMember)await Clinic.PersonAsync(member)).Permissions.Value;

    private async Task<IEnumerable<string?>> RecordedAsync(AuditAction action) =>
        (await Clinic.RecordAsync()).Where(entry => entry.Action == action).Select(entry => entry.Facts?.Permission?.Text());
}

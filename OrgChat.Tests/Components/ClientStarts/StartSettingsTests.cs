using Bunit;
using OrgChat.Tests.Support;
using OrgChat.Tests.Support.Logs;
using OrgChat.Web.Components.ClientStarts.Settings;
using OrgChat.Web.Components.Clinic;
using OrgChat.Web.Components.Profile;

namespace OrgChat.Tests.Components.ClientStarts;

public sealed class StartSettingsTests : ScreenTest
{
    private const string Switch = "Clients can start a conversation";

    [Fact]
    public async Task An_admin_turns_it_off_and_on_and_names_who_takes_the_rest()
    {
        var page = await OpenAsync<ClientStartsPage>(Clinic.Ines);
        page.WaitForAssertion(() => page.Switch(Switch).IsOn().Should().BeTrue());

        await page.InvokeAsync(() => page.Switch(Switch).Change(false));
        page.WaitForAssertion(() => page.Switch(Switch).IsOn().Should().BeFalse());
        await ChooseAsync(page, "Who takes what is for the clinic", "Sam Ortiz");

        page.WaitForAssertion(() => Toasts.Shown.Should().HaveCount(2));
        var policy = await Clinic.StartPolicy.ReadAsync(Clinic.Ines);
        (policy.IsOn, policy.Member?.Name).Should().Be((false, "Sam Ortiz"));
    }

    [Fact]
    public async Task Reasons_begin_with_the_usual_and_are_added_changed_and_taken_back_with_a_way_back()
    {
        var page = await OpenAsync<ClientStartsPage>(Clinic.Ines);
        await page.InvokeAsync(() => page.Button("Begin with the usual five").Click());
        page.WaitForAssertion(() => page.Texts(".line .line-title").Should().Contain("Refill").And.HaveCount(6));

        await page.InvokeAsync(() => page.Button("Add a reason").Click());
        await SaveAsync();
        Dialogs.WaitForAssertion(() => Dialogs.Find(".problem, [role=alert]").Words().Should().Contain("Give the reason a name."));
        await Dialogs.InvokeAsync(() => Dialogs.Find("#reason-name").Change("Travel"));
        await ChooseInDialogAsync("Who takes it", "Nora Fields");
        await SaveAsync();
        page.WaitForAssertion(() => page.Texts(".line-sub").Should().Contain("Goes to Nora Fields"));

        await page.InvokeAsync(() => page.Button("Remove Travel").Click());
        page.WaitForAssertion(() => page.Texts(".line-title").Should().NotContain("Travel"));
        await Toasts.Shown.Single(toast => toast.Offer is not null).OfferAsync!();
        page.WaitForAssertion(() => page.Texts(".line-title").Should().Contain("Travel"));
        await page.InvokeAsync(() => page.Button("Move Travel up").Click());
        page.WaitForAssertion(() => page.Texts("ul .line-title")[^1].Should().Be("Something else"));
    }

    [Fact]
    public async Task The_team_is_read_once_for_both_cards_and_nothing_of_it_is_counted()
    {
        var asked = await CommandLog.DuringAsync(Clinic.File, () => OpenAsync<ClientStartsPage>(Clinic.Ines));

        asked.Should().ContainSingle(one =>
            one.Sql.Contains("\"p\".\"Kind\" = 'Team' AND \"p\".\"OrganizationId\" =", StringComparison.Ordinal));
        asked.Should().NotContain(one => one.Sql.Contains("COUNT(*)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_is_for_admins()
    {
        (await OpenAsync<ClientStartsPage>(Clinic.Jamie)).FindAll("#starts").Should().BeEmpty();
        Render<SettingsHead>().Texts("a.tab").Should().NotContain("New conversations");
    }

    [Fact]
    public async Task Each_member_turns_it_off_for_themself()
    {
        var page = await OpenAsync<ProfilePage>(Clinic.Maria);
        page.WaitForAssertion(() => page.Switch("Clients can start a conversation with me").IsOn().Should().BeTrue());

        await page.InvokeAsync(() => page.Switch("Clients can start a conversation with me").Change(false));

        page.WaitForAssertion(() => page.Switch("Clients can start a conversation with me").IsOn().Should().BeFalse());
        (await Clinic.StartPolicy.AcceptsAsync(Clinic.Maria)).Should().BeFalse();
    }

    [Fact]
    public async Task Clients_have_nothing_of_the_kind() =>
        (await OpenAsync<ProfilePage>(Clinic.Ana)).FindAll("[role=switch]").Should().BeEmpty();

    private Task SaveAsync() => Dialogs.InvokeAsync(() => Dialogs.Find("form").Submit());

    private async Task ChooseInDialogAsync(string field, string choice)
    {
        await Dialogs.InvokeAsync(() => Dialogs.Find($"[role=combobox][aria-label='{field}']").MouseDownAsync(new()));
        Popovers.WaitForAssertion(() => Popovers.Texts("[role=option]").Should().Contain(choice));
        await Popovers.InvokeAsync(() => Popovers.FindAll("[role=option]").Single(option => option.Words() == choice).ClickAsync(new()));
    }
}

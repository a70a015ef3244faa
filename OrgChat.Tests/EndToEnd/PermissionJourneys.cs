using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OrgChat.Domain.Storage.Database;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd;

[Collection(nameof(BesideOthers))]
public sealed class PermissionJourneys(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    private const string HasWalter = "[...document.querySelectorAll('td a')].some(link => link.textContent.includes('Walter Brandt'))";

    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task What_an_admin_turns_on_and_off_shows_in_the_members_open_window()
    {
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez");
        await maria.Page.GotoAsync("/clients");
        await Expect(maria.Page.GetByText("Your clients")).ToBeVisibleAsync();
        await Expect(Walter(maria)).ToHaveCountAsync(0);
        var ines = await Visitor.SignInAsync(browser, server, "Ines Romero");
        await ines.Page.GotoAsync("/settings/team");
        await ines.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("Dr. Maria Lopez") }).ClickAsync();
        var seesAll = Switch(ines, "Sees all clients in the organization on the \"Clients Page\"");

        (await Watch.UntilAsync(HasWalter, () => seesAll.ClickAsync(), maria.Page)).Should().BeLessThan(AtOnce);
        await Expect(Walter(maria)).ToHaveCountAsync(1);
        await Expect(maria.Page.GetByText("All clients of Lakeside Clinic")).ToBeVisibleAsync();
        await Expect(seesAll).ToHaveAttributeAsync("aria-checked", "true");
        (await Watch.UntilAsync($"!({HasWalter})", () => seesAll.ClickAsync(), maria.Page)).Should().BeLessThan(AtOnce);
        await Expect(Walter(maria)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Organization_chat_turned_on_with_all_it_needs_brings_the_switcher_without_a_reload()
    {
        var nora = await Visitor.SignInAsync(browser, server, "Nora Fields");
        await Expect(nora.Switcher).ToHaveCountAsync(0);
        var ines = await Visitor.SignInAsync(browser, server, "Ines Romero");
        await ines.Page.GotoAsync("/settings/team");
        await ines.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("Nora Fields") }).ClickAsync();
        var organizationChat = Switch(ines, "Organization chat");

        // A person can press what is disabled for assistive technology only; Playwright’s click waits for it.
        await organizationChat.PressAsync("Enter");
        var question = ines.Dialog("Turn on Organization chat with all it needs?");
        await ines.Page.ShouldHaveNoAxeViolationsAsync();
        var turnOn = question.GetByRole(AriaRole.Button, new() { Name = "Turn on all" });
        (await Watch.UntilAsync("!!document.querySelector('.switcher')", () => turnOn.ClickAsync(), nora.Page)).Should().BeLessThan(AtOnce);
        await Expect(organizationChat).ToHaveAttributeAsync("aria-checked", "true");
        await Expect(organizationChat).ToBeFocusedAsync();
        await Expect(nora.Switcher).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Ones_own_switches_cannot_be_changed_and_still_tell_on_from_off()
    {
        await server.Services.GetRequiredService<OrgChatDatabase>().WriteAsync(async db =>
            (await db.TeamMembers.ToListAsync()).Single(member => member.Name == "Sam Ortiz").MakeAdmin());
        var ines = await Visitor.SignInAsync(browser, server, "Ines Romero");
        await ines.Page.GotoAsync("/settings/team");
        await ines.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("Ines Romero") }).ClickAsync();
        var (search, organizationChat) =
            (Switch(ines, "Can search across all clients in the organization"), Switch(ines, "Organization chat"));
        await Expect(search).ToHaveAttributeAsync("aria-disabled", "true");
        await Expect(search).ToHaveAttributeAsync("aria-checked", "true");
        await Expect(organizationChat).ToHaveAttributeAsync("aria-disabled", "true");
        await Expect(organizationChat).ToHaveAttributeAsync("aria-checked", "false");

        (await HasMarkAsync(search)).Should().BeTrue();
        (await HasMarkAsync(organizationChat)).Should().BeFalse();
    }

    private static Task<bool> HasMarkAsync(ILocator toggle) =>
        toggle.EvaluateAsync<bool>("one => !!one.closest('label').querySelector('svg')");

    private static ILocator Walter(Visitor visitor) =>
        visitor.Page.GetByRole(AriaRole.Table, new() { Name = "Clients" })
            .GetByRole(AriaRole.Link, new() { NameRegex = new("Walter Brandt") });

    private static ILocator Switch(Visitor visitor, string name) =>
        visitor.Page.GetByRole(AriaRole.Switch, new() { Name = name, Exact = true });
}

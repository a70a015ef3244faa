using Microsoft.Playwright;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd;

[Collection(nameof(BesideOthers))]
public sealed class MenuJourney(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    [Fact]
    public async Task Menus_take_the_focus_move_with_keys_and_letters_and_give_it_back()
    {
        var jamie = await Visitor.SignInAsync(browser, server, "Jamie Lee");
        var (personal, organization) = (Item("Personal"), Item("Organization"));

        await jamie.Switcher.ClickAsync();
        await Expect(personal).ToBeFocusedAsync();
        await Expect(personal).ToHaveAttributeAsync("aria-checked", "true");
        await PressAsync("End", organization);
        await PressAsync("Home", personal);
        await PressAsync("o", organization);
        await PressAsync("p", personal);
        await PressAsync("ArrowDown", organization);
        await PressAsync("Escape", jamie.Switcher);
        await Expect(personal).ToHaveCountAsync(0);

        var account = jamie.Button("Jamie Lee, your account");
        await account.ClickAsync();
        await Expect(jamie.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Dark colors" })).ToBeFocusedAsync();
        await jamie.Page.ShouldHaveNoAxeViolationsAsync();
        await PressAsync("Escape", account);
        await PressAsync("Enter", jamie.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Dark colors" }));
        await PressAsync("End", jamie.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }));
        await PressAsync("Escape", account);

        ILocator Item(string name) => jamie.Page.GetByRole(AriaRole.Menuitemradio, new() { Name = name, Exact = true });

        async Task PressAsync(string key, ILocator next)
        {
            await jamie.Page.Keyboard.PressAsync(key);
            await Expect(next).ToBeFocusedAsync();
        }
    }
}

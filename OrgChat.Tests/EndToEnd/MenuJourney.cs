using System.Text.RegularExpressions;
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

        Task PressAsync(string key, ILocator next) => PressedAsync(jamie, key, next);
    }

    [Theory]
    [InlineData("Enter")]
    [InlineData(" ")]
    public async Task A_key_does_what_the_item_with_the_focus_says_however_the_menu_was_opened(string key)
    {
        var jamie = await Visitor.SignInAsync(browser, server, "Jamie Lee");
        var account = Account(jamie);
        await account.ClickAsync();
        await Expect(Item(jamie, "Dark colors")).ToBeFocusedAsync();
        await PressedAsync(jamie, "h", Item(jamie, "Help"));

        await jamie.Page.Keyboard.PressAsync(key);

        await Expect(Heading(jamie, "Help")).ToBeFocusedAsync();
        await jamie.Page.GoBackAsync();
        await Expect(Heading(jamie, "Personal chat")).ToBeFocusedAsync();
        await account.FocusAsync();
        await PressedAsync(jamie, key, Item(jamie, "Dark colors"));
        await PressedAsync(jamie, "h", Item(jamie, "Help"));
        await jamie.Page.Keyboard.PressAsync(key);
        await Expect(Heading(jamie, "Help")).ToBeFocusedAsync();
        (await jamie.Page.EvaluateAsync<bool>("orgChat.isDark()")).Should().BeFalse("that was the first item, not the chosen one");
    }

    [Fact]
    public async Task Arrows_open_a_menu_at_either_end_Tab_leaves_it_and_what_changes_something_here_gives_the_focus_back()
    {
        var jamie = await Visitor.SignInAsync(browser, server, "Jamie Lee");
        var account = Account(jamie);
        await account.FocusAsync();
        await PressedAsync(jamie, "ArrowUp", Item(jamie, "Sign out"));
        await PressedAsync(jamie, "Escape", account);
        await Expect(Item(jamie, "Sign out")).ToHaveCountAsync(0);
        await PressedAsync(jamie, "ArrowDown", Item(jamie, "Dark colors"));

        await jamie.Page.Keyboard.PressAsync("Shift+Tab");

        await Expect(Item(jamie, "Sign out")).ToHaveCountAsync(0);
        await Expect(account).Not.ToBeFocusedAsync();
        await Expect(jamie.Page.Locator(".rail :focus")).ToHaveCountAsync(1);
        await account.FocusAsync();
        await PressedAsync(jamie, "Enter", Item(jamie, "Dark colors"));
        await jamie.Page.Keyboard.PressAsync("Enter");
        await Expect(account).ToBeFocusedAsync();
        await Eventually.TrueAsync(() => jamie.Page.EvaluateAsync<bool>("orgChat.isDark()"));
        await PressedAsync(jamie, "Control+k", jamie.Page.Locator("dialog.palette").GetByRole(AriaRole.Combobox));
    }

    [Fact]
    public async Task On_a_slow_line_the_focus_stays_where_the_person_puts_it_and_the_last_key_counts()
    {
        var jamie = await OnSlowLineAsync();
        var (account, first, last) = (Account(jamie), Item(jamie, "Dark colors"), Item(jamie, "Sign out"));
        await account.FocusAsync();
        await jamie.Page.Keyboard.PressAsync("Tab");
        await PressedAsync(jamie, "Shift+Tab", account);
        await PressedAsync(jamie, "Enter", first);
        await PressedAsync(jamie, "End", last);
        await jamie.Page.WaitForTimeoutAsync(1_000);
        await Expect(last).ToBeFocusedAsync();

        await AtOnceAsync("Escape", account);
        await jamie.Page.Keyboard.PressAsync("Enter"); // It has not closed yet.
        await Expect(first).ToBeFocusedAsync();
        await AtOnceAsync("Escape", account);
        await account.ClickAsync(); // Nor has it now.
        await Expect(first).ToBeFocusedAsync();
        await AtOnceAsync("Escape", account);
        await Expect(first).ToHaveCountAsync(0);
        await jamie.Page.Keyboard.PressAsync("Enter");
        await jamie.Page.Keyboard.PressAsync("Escape"); // It has not opened yet.
        await jamie.Page.WaitForTimeoutAsync(1_500);
        await Expect(first).ToHaveCountAsync(0);
        await Expect(account).ToBeFocusedAsync();
        await account.DblClickAsync();
        await jamie.Page.WaitForTimeoutAsync(1_500);
        await Expect(first).ToHaveCountAsync(0);
        await Expect(account).ToBeFocusedAsync();

        async Task AtOnceAsync(string key, ILocator next)
        {
            await jamie.Page.Keyboard.PressAsync(key);
            (await next.EvaluateAsync<bool>("part => document.activeElement === part")).Should().BeTrue("that needs no server");
        }
    }

    [Fact]
    public async Task What_is_chosen_on_a_slow_line_is_done_once_however_impatient_one_is()
    {
        var jamie = await OnSlowLineAsync();
        var (account, first) = (Account(jamie), Item(jamie, "Dark colors"));
        await account.FocusAsync();
        await PressedAsync(jamie, "Enter", first);

        await jamie.Page.Keyboard.PressAsync("Enter");
        await jamie.Page.Keyboard.PressAsync("Enter");
        await jamie.Page.WaitForTimeoutAsync(300);
        await jamie.Page.Keyboard.PressAsync("Escape");

        await Expect(first).ToHaveCountAsync(0);
        await jamie.Page.WaitForTimeoutAsync(1_500);
        await Expect(jamie.Page.GetByRole(AriaRole.Menu)).ToHaveCountAsync(0);
        await Expect(account).ToBeFocusedAsync();
        await Eventually.TrueAsync(() => jamie.Page.EvaluateAsync<bool>("orgChat.isDark()"));
    }

    [Fact]
    public async Task A_button_with_words_takes_the_focus_as_well_and_gets_it_back_from_the_dialog_that_its_menu_opened()
    {
        var sam = await Visitor.SignInAsync(browser, server, "Sam Ortiz");
        await sam.Page.GotoAsync("/chat/organization");
        await sam.Button("Filter").ClickAsync();
        await sam.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Billing" }).CheckAsync();
        await sam.Button("Done").ClickAsync();
        var views = sam.Button("Views");
        await Expect(views).ToBeVisibleAsync();
        await Expect(sam.Page.Locator(".filter-button")).ToBeFocusedAsync();
        await views.FocusAsync();
        await Expect(views).ToBeFocusedAsync();
        await PressedAsync(sam, "Enter", Item(sam, "Save this view…"));

        await sam.Page.Keyboard.PressAsync("Enter");

        await Expect(sam.Page.GetByLabel("Name", new() { Exact = true })).ToBeFocusedAsync();
        await PressedAsync(sam, "Escape", views);
    }

    [Fact]
    public async Task On_a_slow_line_the_heading_of_a_page_takes_the_focus_from_nobody_who_does_something_there_already()
    {
        var jamie = await OnSlowLineAsync();
        var heading = Heading(jamie, "Clients");
        await Clients().ClickAsync();
        await Expect(heading).ToBeFocusedAsync();
        await jamie.Page.GoBackAsync();
        await Expect(Heading(jamie, "Personal chat")).ToBeFocusedAsync();

        await Clients().ClickAsync();
        await Expect(jamie.Page).ToHaveURLAsync(new Regex("/clients$"));
        await jamie.Page.Keyboard.PressAsync("Shift+Tab");

        await Expect(heading).ToBeVisibleAsync();
        await jamie.Page.WaitForTimeoutAsync(1_000);
        await Expect(jamie.Page.Locator(".rail :focus")).ToHaveCountAsync(1);
        await Expect(Clients()).Not.ToBeFocusedAsync();

        ILocator Clients() => jamie.Page.GetByRole(AriaRole.Link, new() { Name = "Clients", Exact = true });
    }

    private async Task<Visitor> OnSlowLineAsync()
    {
        var jamie = await Visitor.SignInAsync(
            browser, server, "Jamie Lee", beforePage: page => SlowLine.OpenAsync(page, TimeSpan.FromMilliseconds(200)));
        await Expect(Heading(jamie, "Personal chat")).ToHaveAttributeAsync("tabindex", "-1"); // It has had the focus.
        return jamie;
    }

    private static ILocator Heading(Visitor visitor, string name) =>
        visitor.Page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true, Level = 1 });

    private static ILocator Account(Visitor visitor) => visitor.Button("Jamie Lee, your account");

    private static ILocator Item(Visitor visitor, string name) =>
        visitor.Page.GetByRole(AriaRole.Menuitem, new() { Name = name });

    private static async Task PressedAsync(Visitor visitor, string key, ILocator next)
    {
        await visitor.Page.Keyboard.PressAsync(key);
        await Expect(next).ToBeFocusedAsync();
    }
}

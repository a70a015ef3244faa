using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.Queue;

/// <summary>Anything by typing, without a mouse.</summary>
[Collection(nameof(BesideOthers))]
public sealed class PaletteJourney(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    [Fact]
    public async Task Ctrl_K_finds_a_conversation_to_write_in_and_what_can_be_done_there()
    {
        var jamie = await Visitor.SignInAsync(browser, server, "Jamie Lee");
        await jamie.SwitchToOrganizationAsync();
        var (palette, input) = Palette(jamie);
        await Expect(jamie.Page.Locator("dialog.palette[data-ready]")).ToBeAttachedAsync();

        await jamie.Page.Keyboard.PressAsync("Control+k");
        await Expect(input).ToBeFocusedAsync();
        await jamie.Page.Keyboard.TypeAsync("ana ru");
        await Expect(palette.GetByText("People", new() { Exact = true })).ToBeVisibleAsync();
        await jamie.Page.ShouldHaveNoAxeViolationsAsync();
        await ChosenAsync(palette, input, "Ana Ruiz");
        await jamie.Page.Keyboard.PressAsync("Tab");
        await Expect(palette.Locator("[role=group]:has(#palette-Conversation) [aria-selected=true]")).ToBeVisibleAsync();
        await jamie.Page.Keyboard.PressAsync("Enter");
        await Expect(palette).ToBeHiddenAsync();
        await Expect(jamie.Composer).ToBeFocusedAsync();

        // What is being written stays, and the focus comes back to it.
        await jamie.Page.Keyboard.TypeAsync("Your card is here");
        await jamie.Page.Keyboard.PressAsync("Control+k");
        await Expect(palette.GetByText("This conversation")).ToBeVisibleAsync();
        await jamie.Page.Keyboard.PressAsync("Escape");
        await Expect(palette).ToBeHiddenAsync();
        await Expect(jamie.Composer).ToBeFocusedAsync();
        await Expect(jamie.Composer).ToHaveValueAsync("Your card is here");

        await jamie.Page.Keyboard.PressAsync("Control+k");
        await jamie.Page.Keyboard.TypeAsync("claim");
        await ChosenAsync(palette, input, "Claim");
        await jamie.Page.Keyboard.PressAsync("Enter");
        await Expect(jamie.Button("Claimed by you")).ToBeVisibleAsync();
        await Expect(jamie.Composer).ToHaveValueAsync("Your card is here");

        await jamie.Page.Keyboard.PressAsync("Control+k");
        await jamie.Page.Keyboard.TypeAsync("note");
        await ChosenAsync(palette, input, "Write a note for the team");
        await jamie.Page.Keyboard.PressAsync("Enter");
        await Expect(jamie.Page.GetByRole(AriaRole.Textbox, new() { Name = "Note", Exact = true })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_is_typed_at_once_goes_into_it_and_does_nothing_behind_it()
    {
        var sam = await Visitor.SignInAsync(browser, server, "Sam Ortiz");
        await sam.SwitchToOrganizationAsync();
        await sam.OpenAsync("Priya Shah");
        await sam.Page.EvaluateAsync("document.activeElement.blur()");
        var (palette, input) = Palette(sam);
        await Expect(sam.Page.Locator("dialog.palette[data-ready]")).ToBeAttachedAsync();

        await sam.Page.Keyboard.PressAsync("Control+k");
        await sam.Page.Keyboard.TypeAsync("ceun");
        await Expect(input).ToHaveValueAsync("ceun");
        await Expect(palette.GetByText("Search messages for “ceun”")).ToBeVisibleAsync();
        await Expect(sam.Button("Claim")).ToBeVisibleAsync();
        await input.FillAsync("org chat");
        await sam.Page.Keyboard.PressAsync("Enter");
        await Expect(sam.Page).ToHaveURLAsync(new Regex("/chat/organization$"));
        Assert.DoesNotContain("ceun", sam.Page.Url, StringComparison.Ordinal);

        // A dialog that holds a text is not left by it.
        await sam.Button("New conversation").ClickAsync();
        await Expect(sam.Dialog("New conversation")).ToBeVisibleAsync();
        await sam.Page.Keyboard.PressAsync("Control+k");
        await sam.Page.Keyboard.PressAsync("Escape");
        await Expect(sam.Dialog("New conversation")).ToHaveCountAsync(0);
        await Expect(palette).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Without_the_line_it_says_so_and_tries_again()
    {
        var (nora, line) = await Line.SignInAsync(browser, server, "Nora Fields");
        var (palette, input) = Palette(nora);
        await Expect(nora.Page.Locator("dialog.palette[data-ready]")).ToBeAttachedAsync();
        await nora.Page.Keyboard.PressAsync("Control+k");
        await Expect(palette.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();

        await line.LoseAsync();
        await input.FillAsync("clients");
        await Expect(palette.GetByRole(AriaRole.Button, new() { Name = "Try again" })).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await line.RestoreAsync();

        await ChosenAsync(palette, input, "Clients");
        await Expect(palette.GetByRole(AriaRole.Button, new() { Name = "Try again" })).ToBeHiddenAsync();
    }

    [Fact]
    public async Task On_a_phone_it_is_in_the_account_menu_and_a_client_has_none()
    {
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez", Visitor.Phone);
        await Expect(maria.Page.Locator("dialog.palette[data-ready]")).ToBeAttachedAsync();
        await maria.Button("Dr. Maria Lopez, your account").ClickAsync();
        await maria.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Find anything" }).ClickAsync();
        var (palette, input) = Palette(maria);
        await Expect(input).ToBeFocusedAsync();
        await input.FillAsync("ana");
        await palette.GetByRole(AriaRole.Option, new() { NameRegex = new("^Ana Ruiz.*Client") }).ClickAsync();
        await Expect(maria.Page).ToHaveURLAsync(new Regex("/clients/"));

        var ana = await Visitor.SignInAsync(browser, server, "Ana Ruiz");
        await ana.Page.Keyboard.PressAsync("Control+k");
        await Expect(Palette(ana).Palette).ToHaveCountAsync(0);
    }

    private static async Task ChosenAsync(ILocator palette, ILocator input, string beginning)
    {
        var chosen = palette.Locator("[role=option][aria-selected=true]");
        await Expect(chosen).ToContainTextAsync(beginning);
        await Expect(input).ToHaveAttributeAsync("aria-activedescendant", (await chosen.GetAttributeAsync("id"))!);
    }

    private static (ILocator Palette, ILocator Input) Palette(Visitor visitor)
    {
        var palette = visitor.Page.Locator("dialog.palette");
        return (palette, palette.GetByRole(AriaRole.Combobox));
    }
}

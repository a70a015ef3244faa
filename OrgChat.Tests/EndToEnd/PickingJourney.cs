using Microsoft.Playwright;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd;

[Collection(nameof(BesideOthers))]
public sealed class PickingJourney(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    [Fact]
    public async Task Jamie_closes_three_at_once_Ana_wrote_meanwhile_and_stays_open_and_undo_brings_back_the_others()
    {
        var ana = await Visitor.SignInAsync(browser, server, "Ana Ruiz", Visitor.Phone);
        await ana.OpenAsync("Dr. Maria Lopez");
        var jamie = await Visitor.SignInAsync(browser, server, "Jamie Lee");
        await jamie.Page.GotoAsync("/chat/organization");
        var chosen = jamie.Page.Locator(".row-pick[aria-checked=true]");
        var row = jamie.List.Locator($"li[data-row='{ana.ConversationInAddress()}']");
        var (link, box) = (row.GetByRole(AriaRole.Link), row.GetByRole(AriaRole.Checkbox));
        await link.FocusAsync();
        await Expect(jamie.Page.Locator("[data-pick]")).ToBeEnabledAsync();

        await jamie.Page.Keyboard.PressAsync("x");
        await Expect(box).ToHaveAttributeAsync("aria-checked", "true");
        await jamie.Page.Keyboard.PressAsync("j");
        await jamie.Page.Keyboard.PressAsync("x");
        await Expect(chosen).ToHaveCountAsync(2);
        await jamie.Page.Keyboard.PressAsync("j");
        await jamie.Page.Keyboard.PressAsync("x");
        await Expect(jamie.Page.GetByRole(AriaRole.Toolbar, new() { Name = "Selected conversations" })).ToContainTextAsync("3 selected");
        await jamie.Page.ShouldHaveNoAxeViolationsAsync();

        await ana.SayAsync("One more thing before you go");
        await Expect(link).ToContainTextAsync("One more thing before you go");
        await Bar(jamie, "Close").ClickAsync();
        var dialog = jamie.Dialog("Close 3 conversations?");
        await Expect(dialog).ToContainTextAsync("clients still wait");
        await jamie.Page.ShouldHaveNoAxeViolationsAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();

        await Expect(jamie.Page.Locator(".toast")).ToContainTextAsync("2 closed. 1 was left open: something new came.");
        await Expect(chosen).ToHaveCountAsync(1);
        await Expect(box).ToHaveAttributeAsync("aria-checked", "true");
        await jamie.Button("Undo").ClickAsync();
        await Expect(jamie.Page.Locator(".toast")).ToContainTextAsync("2 are as they were before.");

        await box.FocusAsync();
        await jamie.Page.Keyboard.PressAsync("Escape");
        await Expect(jamie.Page.Locator(".pick-bar, .row-pick")).ToHaveCountAsync(0);
        await Expect(link).ToBeFocusedAsync();
    }

    [Fact]
    public async Task On_a_phone_the_bar_stands_above_the_ways_on_and_covers_no_row()
    {
        var sam = await Visitor.SignInAsync(browser, server, "Sam Ortiz", Visitor.Phone);
        await sam.Page.GotoAsync("/chat/organization");
        await sam.Button("Select conversations").ClickAsync();
        await sam.Button("Select all shown").ClickAsync();
        await Expect(sam.Page.Locator(".pick-count")).Not.ToHaveTextAsync("0 selected");
        await sam.Page.ShouldHaveNoAxeViolationsAsync();

        var bar = await sam.Page.Locator(".pick-bar").BoundingBoxAsync();
        var rows = await sam.Page.Locator("#conversations").BoundingBoxAsync();
        var rail = await sam.Page.Locator(".rail").BoundingBoxAsync();
        bar!.Y.Should().BeGreaterThanOrEqualTo(rows!.Y + rows.Height);
        (bar.Y + bar.Height).Should().BeLessThanOrEqualTo(rail!.Y);
        (bar.X + bar.Width).Should().BeLessThanOrEqualTo(390);
        await sam.Button("Stop selecting").ClickAsync();
        await Expect(sam.Button("Select conversations")).ToBeFocusedAsync();
    }

    private static ILocator Bar(Visitor visitor, string name) =>
        visitor.Page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}

using Microsoft.Playwright;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd;

[Collection(nameof(TakingLong))]
public sealed class AccessibilityJourneys(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    // Both sizes and both colour schemes; all four together find nothing more and take twice as long.
    public static TheoryData<bool, ColorScheme> Screens { get; } = new()
    {
        { false, ColorScheme.Light },
        { true, ColorScheme.Dark },
    };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task An_admins_screens_are_for_everyone(bool isPhone, ColorScheme colors)
    {
        var ines = await Visitor.SignInAsync(browser, server, "Ines Romero", Options(isPhone, colors));
        foreach (var address in new[] { "/chat", "/clients", "/settings/team", "/settings/audit", "/no/such/page" })
        {
            await ines.Page.GotoAsync(address);
            await ShouldBeForEveryoneAsync(ines.Page);
        }

        await ines.Page.GotoAsync("/settings/team");
        await Expect(ines.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("Nora Fields") })).ToBeVisibleAsync();
        if (isPhone)
        {
            // A card has no line for what somebody has not.
            await Expect(ines.Page.Locator(".grid td[data-label=Permissions]:visible:not(:has(.chip))")).ToHaveCountAsync(0);
        }

        await ines.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("Nora Fields") }).ClickAsync();
        await Expect(ines.Page.GetByRole(AriaRole.Switch)).ToHaveCountAsync(4);
        await ShouldBeForEveryoneAsync(ines.Page);
        await ines.Page.GetByRole(AriaRole.Link, new() { Name = "Profile", Exact = true }).ClickAsync();
        await ines.Button("Deactivate").ClickAsync();
        await Expect(ines.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await ShouldBeForEveryoneAsync(ines.Page);
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task The_teams_and_a_clients_chat_are_for_everyone(bool isPhone, ColorScheme colors)
    {
        var jamie = await Visitor.SignInAsync(browser, server, "Jamie Lee", Options(isPhone, colors));
        await jamie.Switcher.ClickAsync();
        await ShouldBeForEveryoneAsync(jamie.Page);
        await jamie.Page.Keyboard.PressAsync("Escape");
        await jamie.Button("New conversation").ClickAsync();
        await Expect(jamie.Dialog("New conversation")).ToBeVisibleAsync();
        await ShouldBeForEveryoneAsync(jamie.Page);
        await jamie.Button("Cancel").ClickAsync();
        await jamie.SwitchToOrganizationAsync();
        await jamie.OpenAsync("Ana Ruiz");
        await jamie.Button("More").ClickAsync();
        await ShouldBeForEveryoneAsync(jamie.Page);

        var ana = await Visitor.SignInAsync(browser, server, "Ana Ruiz", Options(isPhone, colors));
        await ShouldBeForEveryoneAsync(ana.Page);
        await ana.OpenAsync("Dr. Maria Lopez");
        await ShouldBeForEveryoneAsync(ana.Page);
    }

    [Fact]
    public async Task Whoever_goes_by_keyboard_sees_where_they_are()
    {
        var jamie = await Visitor.SignInAsync(browser, server, "Jamie Lee");
        for (var step = 0; step < 14; step++)
        {
            await jamie.Page.Keyboard.PressAsync("Tab");
            (await jamie.Page.EvaluateAsync<string>(
                "() => `${getComputedStyle(document.activeElement).outlineStyle} ${document.activeElement.className}`"))
                .Should().StartWith("solid");
        }
    }

    [Fact]
    public async Task Skipping_to_the_content_moves_the_focus_there()
    {
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez");
        await maria.Page.GotoAsync("/clients");
        await Expect(maria.Page.Locator("h1")).ToBeVisibleAsync();

        await maria.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to content" }).PressAsync("Enter");

        await Expect(maria.Page.Locator("main#main")).ToBeFocusedAsync();
        await maria.Page.Keyboard.PressAsync("Tab");
        await Expect(maria.Page.Locator("main#main :focus")).ToHaveCountAsync(1);
    }

    private static BrowserNewContextOptions Options(bool isPhone, ColorScheme colors) =>
        new(isPhone ? Visitor.Phone : new() { ViewportSize = new() { Width = 1440, Height = 900 } }) { ColorScheme = colors };

    private static async Task ShouldBeForEveryoneAsync(IPage page)
    {
        await Expect(page.Locator("h1").First).ToBeAttachedAsync();
        await Expect(page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
        // The browser has a new address before the page of it is drawn.
        await page.WaitForFunctionAsync("() => (document.querySelector('.skip-link')?.pathname ?? location.pathname) === location.pathname");
        await page.ShouldHaveNoAxeViolationsAsync();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"))
            .Should().BeLessThanOrEqualTo(0, "nothing leaves the screen sideways");
    }
}

using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd;

public sealed class FrontDoorJourney(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    [Fact]
    public async Task The_first_page_a_visitor_meets_is_accessible()
    {
        var page = await browser.NewPageAsync(server.BaseAddress);
        await page.GotoAsync("/");

        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await page.ShouldHaveNoAxeViolationsAsync();
    }
}

using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd;

public sealed class PlaceholderJourney(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    [Fact]
    public async Task A_visitor_reads_the_name_of_the_application()
    {
        var page = await browser.NewPageAsync(server.BaseAddress);
        await page.GotoAsync("/");

        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "OrgChat" })).ToBeVisibleAsync();
        await page.ShouldHaveNoAxeViolationsAsync();
    }
}

using Microsoft.Playwright;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using OrgChat.Web.Circuits;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.Attacks;

/// <summary>More windows than anybody looks at, which take what a machine has: beside nothing else.</summary>
[Collection(nameof(InABrowser))]
public sealed class ManyTabsTests(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    [Fact]
    public async Task Fifty_tabs_of_one_person_leave_ten_at_work_and_slow_nobody_else_down()
    {
        var sam = await Visitor.SignInAsync(browser, server, "Sam Ortiz");
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez");
        await maria.OpenAsync("Ana Ruiz");

        List<IPage> tabs = [sam.Page];
        while (tabs.Count < 50)
        {
            tabs.Add(await sam.Page.Context.NewPageAsync());
            await tabs[^1].GotoAsync("/chat", new() { WaitUntil = WaitUntilState.Commit });
        }

        var took = await Watch.UntilAsync("document.querySelector('[role=log]').textContent.includes('Nobody notices fifty tabs.')",
            () => maria.SayAsync("Nobody notices fifty tabs."), maria.Page);

        took.Should().BeLessThan(TimeSpan.FromSeconds(10));
        await Expect(maria.Message("Dr. Maria Lopez", "Nobody notices fifty tabs.")).ToBeVisibleAsync();
        await Eventually.TrueAsync(async () => await AtWorkAsync(tabs) == OpenCircuitLimiter.PerPerson, TimeSpan.FromMinutes(2));
    }

    private static async Task<int> AtWorkAsync(IEnumerable<IPage> tabs) =>
        (await Task.WhenAll(
            tabs.Select(tab => tab.GetByRole(AriaRole.List, new() { Name = "Conversations", Exact = true }).IsVisibleAsync())))
                .Count(isVisible => isVisible);
}

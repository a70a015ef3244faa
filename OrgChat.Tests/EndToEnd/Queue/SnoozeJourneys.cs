using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.Queue;

/// <summary>Two of the team at one queue; what one puts off leaves the other’s, and comes back.</summary>
[Collection(nameof(BesideOthers))]
public sealed class SnoozeJourneys(ServerWithClock server, Browser browser) : IClassFixture<ServerWithClock>
{
    [Fact]
    public async Task Jamie_snoozes_Sam_sees_it_leave_and_at_its_time_it_is_on_top_and_says_why()
    {
        var (jamie, sam) = (await AtTheQueueAsync("Jamie Lee"), await AtTheQueueAsync("Sam Ortiz"));
        var henrik = await Visitor.SignInAsync(browser, server, "Henrik Lund", Visitor.Phone);
        await Expect(Queue(sam, 6)).ToBeVisibleAsync();
        await jamie.OpenAsync("Henrik Lund");
        await Expect(jamie.Page.Locator(".head-status")).ToContainTextAsync("Needs reply");

        await jamie.Page.EvaluateAsync("document.activeElement.blur()");
        await jamie.Page.Keyboard.PressAsync("s");
        var dialog = jamie.Dialog("Snooze this conversation");
        await Expect(dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^(Tomorrow|Monday)") })).ToBeVisibleAsync();
        await jamie.Page.ShouldHaveNoAxeViolationsAsync();
        var until = TimeZoneInfo.ConvertTime(server.Clock.GetUtcNow().AddMinutes(10), TimeZoneInfo.Local);
        await dialog.GetByLabel("Day").FillAsync(until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await dialog.GetByLabel("Time").FillAsync(until.ToString("HH:mm", CultureInfo.InvariantCulture));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Snooze", Exact = true }).ClickAsync();

        await Expect(jamie.Page.Locator(".head-snooze")).ToContainTextAsync(new Regex("Snoozed until .+ by Jamie Lee"));
        await Expect(Queue(sam, 5)).ToBeVisibleAsync();
        await Expect(sam.Row("Henrik Lund")).ToHaveCountAsync(0);
        await Expect(sam.Page.GetByRole(AriaRole.Tab, new() { Name = "Snoozed 2" })).ToBeVisibleAsync(); // One is from this morning.
        await jamie.Page.ShouldHaveNoAxeViolationsAsync();

        server.Clock.Forward(TimeSpan.FromMinutes(10.5));

        await Expect(Queue(sam, 6)).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Expect(sam.List.GetByRole(AriaRole.Link).Nth(1)).ToContainTextAsync("Henrik Lund"); // After what is back since before.
        await Expect(sam.Row("Henrik Lund").First).ToContainTextAsync(new Regex("Back: snoozed by Jamie until "));
        await Expect(jamie.Page.Locator(".head-snooze")).ToContainTextAsync(new Regex("Back: snoozed by Jamie Lee until "));
        await sam.Page.ShouldHaveNoAxeViolationsAsync();
        await Expect(henrik.Page.GetByText("nooze")).ToHaveCountAsync(0);
    }

    private static ILocator Queue(Visitor visitor, int waiting) =>
        visitor.Page.GetByRole(AriaRole.Tab, new() { Name = $"Needs reply {waiting}", Exact = true });

    private async Task<Visitor> AtTheQueueAsync(string name)
    {
        var visitor = await Visitor.SignInAsync(browser, server, name);
        await visitor.SwitchToOrganizationAsync();
        await visitor.Page.GetByRole(AriaRole.Tab, new() { NameRegex = new("^Needs reply") }).ClickAsync();
        await Expect(visitor.Page.GetByText("Longest wait first")).ToBeVisibleAsync();
        return visitor;
    }
}

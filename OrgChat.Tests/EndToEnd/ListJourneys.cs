using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Storage.Database;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd;

/// <summary>What only a browser can say of a long list: where one is in it.</summary>
[Collection(nameof(BesideOthers))]
public sealed class ListJourneys(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    [Fact]
    public async Task The_queue_scrolls_on_keeps_its_place_for_Back_and_reload_and_begins_at_the_top_with_other_contents()
    {
        await GrowAsync(300);
        var isAboveAwaited = false;
        var jamie = await Visitor.SignInAsync(browser, server, "Jamie Lee", beforePage: page => FrameRoute.OpenAsync(page, frame =>
            isAboveAwaited && FrameRoute.Holds(frame, "ReachAsync") ? 0 : 1));
        await jamie.Page.GotoAsync("/chat/organization");
        await Expect(jamie.Row("Ana Ruiz").First).ToBeVisibleAsync();
        await Expect(jamie.Page.Locator(".shell")).ToHaveCountAsync(0);
        var far = jamie.Row("Ana Ruiz · No. 150");
        await Eventually.TrueAsync(async () =>
        {
            await jamie.List.EvaluateAsync("list => list.scrollTop += 700");
            await jamie.Page.WaitForTimeoutAsync(50);
            return await far.IsVisibleAsync();
        });

        await far.ScrollIntoViewIfNeededAsync();
        (await jamie.List.Locator("[data-row]").CountAsync()).Should().BeLessThanOrEqualTo(200);
        await Expect(jamie.Button("Load more")).ToHaveCountAsync(0);
        await jamie.Page.WaitForTimeoutAsync(600);
        var place = await PlaceAsync(far);

        await jamie.Page.GetByRole(AriaRole.Link, new() { Name = "Clients" }).ClickAsync();
        await Expect(jamie.Page).ToHaveURLAsync(new Regex("/clients$"));
        await Expect(jamie.Page).ToHaveTitleAsync(new Regex(@"^\(\d+\) Clients"));
        isAboveAwaited = true;
        await jamie.Page.GoBackAsync();
        await Expect(far).ToBeInViewportAsync();
        await Eventually.TrueAsync(async () => Math.Abs(await PlaceAsync(far) - place) <= 3);
        await jamie.Page.WaitForTimeoutAsync(600);
        isAboveAwaited = false;
        await jamie.Page.ReloadAsync();
        await Expect(far).ToBeInViewportAsync();
        await Eventually.TrueAsync(async () => Math.Abs(await PlaceAsync(far) - place) <= 3);

        await jamie.Page.GetByRole(AriaRole.Tab, new() { Name = "Unread" }).ClickAsync();
        await Expect(jamie.Page).ToHaveURLAsync(new Regex("/chat/organization\\?tab=unread$"));
        await Expect(jamie.Page.GetByRole(AriaRole.Tab, new() { Name = "Unread" })).ToHaveAttributeAsync("aria-selected", "true");
        await Eventually.TrueAsync(async () => await jamie.List.EvaluateAsync<int>("list => list.scrollTop") == 0);
        await Expect(jamie.List).Not.ToHaveAttributeAsync("aria-busy", "true");
    }

    [Fact]
    public async Task That_there_are_more_tabs_is_seen_at_the_edge_and_the_chosen_one_is_in_sight()
    {
        var jamie = await Visitor.SignInAsync(browser, server, "Jamie Lee");
        await jamie.Page.GotoAsync("/chat/organization");
        var (tabs, closed) = (jamie.Page.GetByRole(AriaRole.Tablist), jamie.Page.GetByRole(AriaRole.Tab, new() { Name = "Closed" }));
        await Expect(tabs).ToHaveAttributeAsync("data-after", "");
        await Expect(tabs).Not.ToHaveAttributeAsync("data-before", "");
        await Expect(jamie.List.Locator("a.row").First).ToBeVisibleAsync();

        await jamie.Page.GetByRole(AriaRole.Tab, new() { Name = "All", Exact = true }).PressAsync("ArrowLeft");
        await Expect(closed).ToBeFocusedAsync();
        await jamie.Page.WaitForTimeoutAsync(600); // The row comes to rest, and all of the tab is still seen.
        await Expect(closed).ToBeInViewportAsync(new() { Ratio = 1 });
        await closed.PressAsync("Enter");

        await Expect(tabs).ToHaveAttributeAsync("data-before", "");
        await Expect(tabs).Not.ToHaveAttributeAsync("data-after", "");
        await Expect(jamie.Page).ToHaveURLAsync(new Regex("tab=closed$"));
        await jamie.Page.ReloadAsync();
        await Expect(closed).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(closed).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [Fact]
    public async Task On_a_phone_Back_leads_from_the_details_to_the_conversation()
    {
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez", Visitor.Phone);
        await maria.OpenAsync("Elena Costa");
        var conversation = maria.Page.Url;
        await maria.Button("More").ClickAsync();
        await maria.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Details" }).ClickAsync();
        await Expect(maria.Page.Locator(".side-panel")).ToBeVisibleAsync();

        await maria.Page.GoBackAsync();

        await Expect(maria.Page.Locator(".side-panel")).ToBeHiddenAsync();
        await Expect(maria.Composer).ToBeVisibleAsync();
        maria.Page.Url.Should().Be(conversation);
        await maria.Page.GoBackAsync();
        await Expect(maria.Row("Elena Costa").First).ToBeVisibleAsync();
        var slots = await maria.Page.Locator(".rail").EvaluateAsync<string[]>(
            "rail => [...rail.querySelectorAll('.rail-item > span:not(.badge), .rail-me-label')].filter(one => one.offsetWidth > 0).map(one => one.innerText)");
        slots.Should().Equal("Chat", "Mentions", "Clients", "Search", "Account");
    }

    private static Task<double> PlaceAsync(ILocator row) => row.EvaluateAsync<double>("row => row.getBoundingClientRect().top");

    private Task GrowAsync(int conversations) => server.Services.GetRequiredService<OrgChatDatabase>().WriteAsync(async db =>
    {
        var (maria, ana) = (await db.TeamMembers.CalledAsync("Dr. Maria Lopez"), await db.People.CalledAsync("Ana Ruiz"));
        var now = TimeProvider.System.GetUtcNow().AddDays(-30);
        foreach (var number in Enumerable.Range(0, conversations))
            db.Add(Conversation.Start(maria, [ana], $"No. {number}", now.AddMinutes(-number)));
    });
}

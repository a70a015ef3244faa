using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd;

[Collection(nameof(BesideOthers))]
public sealed class SearchJourneys(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    public static TheoryData<bool, ColorScheme> Screens { get; } = new()
    {
        { false, ColorScheme.Light },
        { true, ColorScheme.Dark },
    };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Jamie_finds_a_word_narrows_opens_it_in_its_place_and_comes_back(bool isPhone, ColorScheme colors)
    {
        var jamie = await Visitor.SignInAsync(browser, server, "Jamie Lee", Options(isPhone, colors));
        await SearchAsync(jamie, "ibuprofen");
        await Expect(Results(jamie)).ToHaveCountAsync(2);
        await Expect(Results(jamie).First.Locator("mark")).ToHaveTextAsync("Ibuprofen");
        await jamie.Page.ShouldHaveNoAxeViolationsAsync();

        await jamie.Page.GetByRole(AriaRole.Combobox, new() { Name = "Author" }).FillAsync("kim");
        await jamie.Page.GetByRole(AriaRole.Option, new() { Name = "Dr. Daniel Kim" }).ClickAsync();
        await Expect(Results(jamie)).ToHaveCountAsync(1);
        await Results(jamie).First.ClickAsync();

        await Expect(jamie.Page).ToHaveURLAsync(new Regex("/chat/organization/[0-9a-f-]+\\?at=\\d+$"));
        var sought = jamie.Message("Dr. Daniel Kim", "That explains it. Ibuprofen makes the body hold water");
        await Expect(sought).ToBeFocusedAsync();
        await Expect(sought).ToBeInViewportAsync();
        await Expect(jamie.Messages.GetByText("See you at the ultrasound.")).Not.ToBeInViewportAsync();
        await jamie.Page.ShouldHaveNoAxeViolationsAsync();
        await jamie.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("Newest|new message") }).ClickAsync();
        await Expect(jamie.Messages.GetByText("Please bring your weight list")).ToBeInViewportAsync();

        await jamie.Page.GoBackAsync();
        await Expect(Field(jamie)).ToHaveValueAsync("ibuprofen");
        await Expect(Results(jamie).First).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_message_far_back_is_loaded_with_what_was_said_around_it()
    {
        var sam = await Visitor.SignInAsync(browser, server, "Sam Ortiz");
        await SearchAsync(sam, "\"sister's birthday\"");
        await Expect(Results(sam).First).ToBeVisibleAsync();
        await Results(sam).First.ClickAsync();

        await Expect(sam.Message("Walter Brandt", "sister’s birthday")).ToBeFocusedAsync();
        await Expect(sam.Messages.GetByText("Welcome home from the hospital")).ToBeAttachedAsync();
        await Expect(sam.Messages.GetByText("Please bring your weight list")).Not.ToBeInViewportAsync();
    }

    [Fact]
    public async Task Being_brought_to_a_message_reads_nothing_that_lies_before_it_unread()
    {
        // A low window: what lies between the last message read and the one sought is not on it.
        var sam = await Visitor.SignInAsync(browser, server, "Sam Ortiz", new() { ViewportSize = new() { Width = 1440, Height = 520 } });
        await sam.SwitchToOrganizationAsync();
        var unread = (await sam.Row("Walter Brandt").Filter(new() { HasNotText = "Ride to the heart" }).Locator(".badge [aria-hidden]")
            .TextContentAsync())!;
        await SearchAsync(sam, "cardiologist \"no bench\"");
        await Expect(Results(sam).First).ToBeVisibleAsync();
        await Results(sam).First.ClickAsync();
        await Expect(sam.Message("Dr. Daniel Kim", "No bench! I will tell the cardiologist.")).ToBeFocusedAsync();

        // The log has told what was seen once it says how much is new below.
        var below = sam.Button($"{unread} new messages");
        await Expect(below).ToBeVisibleAsync();
        var row = sam.List.Locator("a[aria-current=page]");
        await Expect(row).ToContainTextAsync($"{unread} unread");

        await below.ClickAsync();
        await Expect(row).Not.ToContainTextAsync("unread");
    }

    [Fact]
    public async Task A_client_searches_their_own_messages_from_the_phone()
    {
        var walter = await Visitor.SignInAsync(browser, server, "Walter Brandt", Visitor.Phone);
        await SearchAsync(walter, "iron");
        await Expect(walter.Page.GetByText("Nothing found").First).ToBeVisibleAsync();

        await SearchAsync(walter, "potato salad");
        await Results(walter).First.ClickAsync();

        await Expect(walter.Message("Walter Brandt", "Potato salad. I had one spoon.")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task The_lists_search_leads_on_to_all_messages_and_no_address_holds_the_words()
    {
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez");
        await maria.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search clients and conversations" }).FillAsync("interpreter");

        await maria.Button("Search in all messages for “interpreter”").ClickAsync();

        await Expect(maria.Page).ToHaveURLAsync(new Regex("/search$"));
        await Expect(Field(maria)).ToHaveValueAsync("interpreter");
        await Expect(maria.Page.GetByText("Nothing found").First.Or(Results(maria).First)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_result_whose_conversation_is_closed_to_one_meanwhile_is_gone_and_its_address_leads_nowhere()
    {
        var nora = await Visitor.SignInAsync(browser, server, "Nora Fields");
        await SearchAsync(nora, "\"lentil soup\"");
        await Expect(Results(nora)).ToBeVisibleAsync(); // The only one; when there is none, this says what is on the page instead.
        var address = await Results(nora).First.GetAttributeAsync("href");
        var kim = await Visitor.SignInAsync(browser, server, "Dr. Daniel Kim");
        await kim.OpenAsync(Guid.Parse(address!.Split('/', '?')[^2]));

        await kim.Button("Remove Nora Fields").ClickAsync();
        await kim.Button("Remove").ClickAsync();

        await Expect(Results(nora)).ToHaveCountAsync(0);
        await nora.Page.GotoAsync(address);
        await Expect(nora.Page.GetByText("This conversation isn’t here, or isn’t open to you.")).ToBeVisibleAsync();
    }

    private static ILocator Field(Visitor visitor) => visitor.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search messages" });

    private static ILocator Results(Visitor visitor) =>
        visitor.Page.GetByRole(AriaRole.List, new() { Name = "Messages found" }).GetByRole(AriaRole.Link);

    private static async Task SearchAsync(Visitor visitor, string text)
    {
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Search messages" }).ClickAsync();
        await Field(visitor).FillAsync(text);
        await Field(visitor).PressAsync("Enter");
    }

    private static BrowserNewContextOptions Options(bool isPhone, ColorScheme colors) =>
        new(isPhone ? Visitor.Phone : new() { ViewportSize = new() { Width = 1440, Height = 900 } }) { ColorScheme = colors };
}

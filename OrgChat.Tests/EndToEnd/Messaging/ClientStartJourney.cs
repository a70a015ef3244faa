using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.Messaging;

/// <summary>A client writes first, on a phone, while the team watches its queue.</summary>
[Collection(nameof(ForALine))]
public sealed class ClientStartJourney(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    [Fact]
    public async Task Priya_writes_first_and_it_is_on_top_of_the_queue_and_in_her_doctors_own_chat()
    {
        var jamie = await Visitor.SignInAsync(browser, server, "Jamie Lee");
        await jamie.SwitchToOrganizationAsync();
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez");
        var priya = await Visitor.SignInAsync(browser, server, "Priya Shah", Visitor.Phone);

        await BeginAsync(priya);
        await priya.Button("Send").ClickAsync();
        await Expect(priya.Page.GetByText("Write your message first.")).ToBeVisibleAsync();
        await Expect(Text(priya)).ToBeFocusedAsync();
        await priya.Page.ShouldHaveNoAxeViolationsAsync();
        await priya.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new("Dr. Maria Lopez") }).CheckAsync();
        await priya.Button("Refill").ClickAsync();
        await Text(priya).FillAsync("My blue inhaler is empty again.");
        await priya.Page.Locator("[data-files]").SetInputFilesAsync(
            new FilePayload { Name = "inhaler.png", MimeType = "image/png", Buffer = Samples.Png() });
        await Expect(priya.Page.Locator(".upload.is-done")).ToBeVisibleAsync();
        await priya.Button("Send").DblClickAsync();

        await Expect(priya.Message("Priya Shah", "My blue inhaler is empty again.")).ToHaveCountAsync(1);
        await Expect(priya.Messages.GetByText("You started the conversation: Refill")).ToBeVisibleAsync();
        await Expect(priya.Messages.GetByText("inhaler.png").Or(priya.Messages.Locator(".file-picture"))).ToBeVisibleAsync();
        await Expect(priya.Composer).ToBeVisibleAsync();
        foreach (var colleague in new[] { jamie, maria })
        {
            var first = colleague.List.Locator("a.row").First;
            await Expect(first).ToContainTextAsync("Priya Shah");
            await Expect(first).ToContainTextAsync("My blue inhaler is empty again.");
            await Expect(first.Locator(".badge")).ToContainTextAsync("1");
            await Expect(colleague.List.GetByText("My blue inhaler is empty again.")).ToHaveCountAsync(1);
        }

        await jamie.Page.GetByRole(AriaRole.Tab, new() { NameRegex = new("Needs reply") }).ClickAsync();
        await Expect(jamie.Page.Locator("#conversations[data-list*='needs-reply']:not([aria-busy])")).ToBeVisibleAsync();
        await jamie.Row("Priya Shah").First.ClickAsync();
        await Expect(jamie.Messages.GetByText("Priya Shah started the conversation: Refill")).ToBeVisibleAsync();
        await Expect(jamie.Page.Locator("[aria-labelledby=started-by]")).ToContainTextAsync("Refill");
        jamie.Page.Url.Should().NotContain("efill");
        (await jamie.Page.TitleAsync()).Should().NotContain("Refill");
        await jamie.Page.ShouldHaveNoAxeViolationsAsync();

        await priya.Page.Locator(".head a.only-phone").ClickAsync();
        await BeginAsync(priya);
        await Expect(Text(priya)).ToHaveValueAsync(""); // What was sent is written nowhere any more.
    }

    [Fact]
    public async Task Sent_into_a_dead_line_it_begins_once_when_the_line_is_back_and_the_text_is_never_lost()
    {
        const string Words = "May I take the tablets with milk?";
        var (henrik, line) = await Line.SignInAsync(browser, server, "Henrik Lund", Visitor.Phone);
        await BeginAsync(henrik);
        await Text(henrik).FillAsync(Words);
        await line.LoseAsync();

        await henrik.Button("Send").ClickAsync();
        await Expect(henrik.Page.GetByText("it may not have been sent")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(Text(henrik)).ToHaveValueAsync(Words);
        await line.RestoreAsync();
        var unsent = henrik.Button("Send now");
        var sent = henrik.Message("Henrik Lund", Words);
        await Expect(unsent.Or(sent).First).ToBeVisibleAsync();
        await unsent.EvaluateAllAsync<object?>("all => all.forEach(one => one.click())"); // It may go out by itself in this moment.

        await Expect(sent).ToHaveCountAsync(1);
        await henrik.Page.GotoAsync("/chat");
        await Expect(henrik.List.GetByText(Words)).ToHaveCountAsync(1);
        await BeginAsync(henrik);
        await Expect(Text(henrik)).ToHaveValueAsync("");
    }

    [Fact]
    public async Task What_is_being_written_survives_the_page_and_goes_with_the_choices()
    {
        var grace = await Visitor.SignInAsync(browser, server, "Grace Nwosu", Visitor.Phone);
        await BeginAsync(grace);
        await grace.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new("The clinic") }).CheckAsync();
        await grace.Button("Appointment").ClickAsync();
        await Text(grace).FillAsync("Half a sentence");
        await Expect(grace.Page.GetByText("Draft saved")).ToBeVisibleAsync();

        await grace.Page.GotoAsync("/chat");
        await BeginAsync(grace);

        await Expect(Text(grace)).ToHaveValueAsync("Half a sentence");
        await Expect(grace.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new("The clinic") })).ToBeCheckedAsync();
        await Expect(grace.Button("Appointment")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    private static ILocator Text(Visitor client) => client.Page.GetByRole(AriaRole.Textbox, new() { Name = "Your message" });

    private static async Task BeginAsync(Visitor client)
    {
        await client.Page.GetByRole(AriaRole.Link, new() { Name = "New message", Exact = true }).ClickAsync();
        await Expect(client.Page).ToHaveURLAsync(new Regex("/chat/new$"));
        await Expect(client.Page.Locator("[data-start-ready]")).ToBeVisibleAsync();
    }
}

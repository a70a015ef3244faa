using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.Messaging;

/// <summary>What was not sent is sent from the list.</summary>
[Collection(nameof(ForALine))]
public sealed class UnsentJourneys(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    [Fact]
    public async Task What_was_not_sent_is_sent_once_from_the_list_and_its_conversation_stays_closed()
    {
        const string text = "Your pills are at the pharmacy.";
        var (daniel, line) = await Line.SignInAsync(browser, server, "Dr. Daniel Kim", Visitor.Phone);
        await NotSentAsync(daniel, line, "Henrik Lund", text);
        await line.RestoreAsync();
        await Expect(daniel.Page.GetByText("Connection lost.")).ToBeHiddenAsync();
        await daniel.Page.GotoAsync("/chat");
        var button = SendNow(daniel, "Henrik Lund");
        await Expect(button).ToHaveTextAsync("Send now");
        (await button.BoundingBoxAsync())!.Height.Should().BeGreaterThanOrEqualTo(44);
        await daniel.Page.ShouldHaveNoAxeViolationsAsync();

        await line.LoseAsync();
        await button.DispatchEventAsync("click");
        await button.DispatchEventAsync("click");
        await line.RestoreAsync();

        await Expect(daniel.Page.GetByText("Sent to Henrik Lund.")).ToBeVisibleAsync();
        await Expect(button).ToHaveCountAsync(0);
        await Expect(daniel.Row("Henrik Lund").First).ToContainTextAsync(text);
        await Expect(daniel.Row("Henrik Lund").First).Not.ToContainTextAsync("Not sent");
        await Expect(daniel.Page).ToHaveURLAsync(new Regex("/chat$"));
        await daniel.OpenAsync("Henrik Lund");
        await Expect(daniel.Message("Dr. Daniel Kim", text)).ToHaveCountAsync(1);
        await Expect(daniel.Composer).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Where_a_colleague_answered_while_the_line_was_lost_the_conversation_opens_and_says_so_before_anything_is_sent()
    {
        const string text = "The results are here: all is well.";
        var (maria, line) = await Line.SignInAsync(browser, server, "Dr. Maria Lopez");
        var jamie = await Visitor.SignInAsync(browser, server, "Jamie Lee");
        await jamie.SwitchToOrganizationAsync();
        await jamie.OpenAsync("Priya Shah");
        await NotSentAsync(maria, line, "Priya Shah", text);
        await jamie.Composer.FillAsync("Dr. Lopez calls you at noon.");
        await jamie.Button("Review and send").ClickAsync();
        await jamie.Button("Send on behalf").ClickAsync();
        await Expect(jamie.Message("Jamie Lee On behalf of Dr. Maria Lopez", "at noon")).ToHaveCountAsync(1);
        await line.RestoreAsync();
        await Expect(maria.Row("Priya Shah").First).ToContainTextAsync("Not sent");
        await maria.OpenAsync("Elena Costa");

        await SendNow(maria, "Priya Shah").ClickAsync();

        var guard = maria.Dialog("Not sent yet. Jamie");
        await Expect(guard).ToContainTextAsync("Dr. Lopez calls you at noon.");
        await Expect(guard).ToContainTextAsync(text);
        await Expect(jamie.Messages.GetByText(text)).ToHaveCountAsync(0);
        await guard.GetByRole(AriaRole.Button, new() { Name = "Send anyway" }).ClickAsync();
        await Expect(jamie.Messages.GetByText(text)).ToHaveCountAsync(1);
        await Expect(SendNow(maria, "Priya Shah")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task In_somebody_elses_name_it_is_reviewed_first_and_where_the_conversation_is_open_its_own_button_does_it()
    {
        const string text = "Breakfast first, then the pill.";
        var (sam, line) = await Line.SignInAsync(browser, server, "Sam Ortiz");
        await sam.SwitchToOrganizationAsync();
        await sam.OpenAsync("Grace Nwosu");
        await sam.Composer.FillAsync(text);
        await Expect(sam.Page.GetByText("Draft saved")).ToBeVisibleAsync();
        await ReviewInVainAsync(sam, line);

        await SendNow(sam, "Grace Nwosu").ClickAsync();
        await Expect(sam.Page.Locator("[role=dialog] .dialog-title[data-ready]")).ToBeVisibleAsync();
        await sam.Button("Keep writing").ClickAsync();
        await Expect(sam.Page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await Expect(SendNow(sam, "Grace Nwosu")).ToHaveCountAsync(0);

        await ReviewInVainAsync(sam, line);
        await sam.OpenAsync("Tomás Okafor");
        await SendNow(sam, "Grace Nwosu").ClickAsync();
        await Expect(sam.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync(text);
        await sam.Button("Send on behalf").ClickAsync();

        await Expect(sam.Messages.GetByText(text)).ToHaveCountAsync(1);
    }

    private static ILocator SendNow(Visitor visitor, string name) =>
        visitor.List.GetByRole(AriaRole.Button, new() { NameRegex = new($"^Send now to {name}") });

    private static async Task ReviewInVainAsync(Visitor visitor, Line line)
    {
        await line.LoseAsync();
        await visitor.Button("Review and send").ClickAsync();
        await Expect(visitor.Page.GetByText("Not sent. The connection was lost at")).ToBeVisibleAsync();
        await line.RestoreAsync();
    }

    private static async Task NotSentAsync(Visitor visitor, Line line, string row, string text)
    {
        await visitor.OpenAsync(row);
        await line.LoseAsync();
        await visitor.SayAsync(text);
        await Expect(visitor.Page.GetByText("Not sent. The connection was lost at")).ToBeVisibleAsync();
    }
}

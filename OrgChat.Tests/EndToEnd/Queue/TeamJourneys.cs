using Microsoft.Playwright;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.Queue;

/// <summary>Three people at once, and one of them goes, loses the right, or is asked.</summary>
[Collection(nameof(BesideOthers))]
public sealed class TeamJourneys(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    [Fact]
    public async Task Whoever_is_revoked_with_a_claim_a_note_and_a_draft_open_holds_nothing_and_loses_no_text()
    {
        var sam = await AtTheQueueAsync("Sam Ortiz");
        await sam.OpenAsync("Henrik Lund");
        await sam.Button("Claim").ClickAsync();
        await Expect(sam.Button("Claimed by you")).ToBeVisibleAsync();
        await sam.Composer.FillAsync("Take one in the evening, Henrik.");
        await Expect(sam.Page.GetByText("Draft saved")).ToBeVisibleAsync();
        await sam.Button("Note").ClickAsync();
        await Note(sam).FillAsync("He asked twice.");
        await Expect(sam.Page.Locator("form:not([hidden])").GetByText("Draft saved")).ToBeVisibleAsync();
        var jamie = await AtTheQueueAsync("Jamie Lee");
        await Expect(jamie.Row("Henrik Lund").First.GetByText("Claimed by Sam Ortiz")).ToBeAttachedAsync();
        var toggle = await OrganizationChatOfSamAsync(await Visitor.SignInAsync(browser, server, "Ines Romero"));

        await toggle.ClickAsync();
        await Expect(sam.Switcher).ToHaveCountAsync(0);
        await Expect(sam.Messages).ToHaveCountAsync(0);
        await Expect(Note(sam)).ToHaveCountAsync(0);
        await Expect(jamie.Row("Henrik Lund").First.GetByText("Claimed by Sam Ortiz")).ToHaveCountAsync(0, new() { Timeout = 20_000 });
        await Expect(jamie.Row("Henrik Lund").First.GetByText("Take one in the evening")).ToHaveCountAsync(0);

        await Expect(toggle).Not.ToBeCheckedAsync();
        await toggle.ClickAsync();
        await sam.SwitchToOrganizationAsync();
        await sam.OpenAsync("Henrik Lund");
        await Expect(sam.Composer).ToHaveValueAsync("Take one in the evening, Henrik.");
        await sam.Button("Note").ClickAsync();
        await Expect(Note(sam)).ToHaveValueAsync("He asked twice.");
        await Expect(sam.Messages.GetByText("Take one in the evening, Henrik.")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_a_client_writes_while_closing_is_confirmed_is_shown_and_never_closed_over()
    {
        var jamie = await AtTheQueueAsync("Jamie Lee");
        var sam = await AtTheQueueAsync("Sam Ortiz");
        await jamie.OpenAsync("Tomás Okafor");
        await jamie.Button("Close").ClickAsync();
        var dialog = jamie.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToBeVisibleAsync();

        var tomas = await Visitor.SignInAsync(browser, server, "Tomás Okafor", Visitor.Phone);
        await tomas.OpenAsync("Dr. Maria Lopez");
        await tomas.SayAsync("One more thing: it hurts again.");

        await Expect(dialog.GetByText("One more thing: it hurts again.")).ToBeVisibleAsync();
        await jamie.Page.ShouldHaveNoAxeViolationsAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(jamie.Messages.GetByText("One more thing: it hurts again.")).ToBeVisibleAsync();
        await Expect(sam.Row("Tomás Okafor").First.GetByText("One more thing")).ToBeAttachedAsync();
        await Expect(tomas.Composer).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Sam_asks_to_be_added_and_Dr_Lopez_adds_him_with_one_key()
    {
        var sam = await AtTheQueueAsync("Sam Ortiz");
        await sam.OpenAsync("Tomás Okafor");
        var chat = sam.ConversationInAddress();
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez");

        await sam.Button("More").ClickAsync();
        await sam.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Ask to be added" }).ClickAsync();
        await Expect(sam.Page.GetByText("You asked Dr. Maria Lopez to be added.")).ToBeVisibleAsync();
        await Expect(maria.Row("Tomás Okafor").First.GetByText("A colleague asks to be added")).ToBeAttachedAsync();
        await maria.OpenAsync(chat);
        await Expect(maria.Page.GetByText("Sam Ortiz asks to be added to this conversation.")).ToBeVisibleAsync();
        await maria.Page.ShouldHaveNoAxeViolationsAsync();
        await maria.Page.Locator("h2.head-title").ClickAsync();
        await maria.Page.Keyboard.PressAsync("a");

        await Expect(maria.Messages.GetByText("You added Sam Ortiz")).ToBeVisibleAsync();
        await Expect(sam.Page.GetByText("You asked Dr. Maria Lopez to be added.")).ToHaveCountAsync(0);
        await Expect(sam.Button("Review and send")).ToHaveCountAsync(0);
        await Expect(sam.Button("Send")).ToBeVisibleAsync();
    }

    private static ILocator Note(Visitor visitor) =>
        visitor.Page.GetByRole(AriaRole.Textbox, new() { Name = "Note", Exact = true });

    private static async Task<ILocator> OrganizationChatOfSamAsync(Visitor admin)
    {
        await admin.Page.GotoAsync("/settings/team");
        await admin.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("Sam Ortiz") }).First.ClickAsync();
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = "Permissions", Exact = true }).ClickAsync();
        return admin.Page.GetByRole(AriaRole.Switch, new() { Name = "Organization chat", Exact = true });
    }

    private async Task<Visitor> AtTheQueueAsync(string name)
    {
        var visitor = await Visitor.SignInAsync(browser, server, name);
        await visitor.SwitchToOrganizationAsync();
        return visitor;
    }
}

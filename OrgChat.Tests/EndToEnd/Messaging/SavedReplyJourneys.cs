using Microsoft.Playwright;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.Messaging;

[Collection(nameof(ForALine))]
public sealed class SavedReplyJourneys(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    private const string Empty = "The clinic’s phone is empty: {clinic-phone} stands in the text";
    private const string Standing = "{clinic-phone} still stands where the clinic’s phone should be.";

    [Theory]
    [InlineData("Ana Ruiz", "Ana", false)]
    [InlineData("Tomás Okafor", "Tomás", true)]
    public async Task Jamie_puts_in_a_saved_reply_is_told_what_is_empty_and_sends_it_on_behalf(string client, string first, bool onAPhone)
    {
        await TakeThePhoneAwayAsync();
        var jamie = await Visitor.SignInAsync(browser, server, "Jamie Lee", onAPhone ? Visitor.Phone : null);
        await jamie.Page.GotoAsync("/chat/organization");
        await jamie.OpenAsync(client);
        var text = jamie.Composer;
        var list = jamie.Page.GetByRole(AriaRole.Listbox, new() { Name = "Saved replies" });
        var own = jamie.Page.GetByRole(AriaRole.Option).First;

        if (onAPhone)
        {
            await jamie.Button("Saved replies").TapAsync();
            await Expect(own).ToHaveTextAsync("I am on itYours");
            await jamie.Page.ShouldHaveNoAxeViolationsAsync();
            await list.GetByText("Please call now").TapAsync();
        }
        else
        {
            await text.FocusAsync();
            await jamie.Page.Keyboard.TypeAsync("/");
            await Expect(list.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
            await jamie.Page.Keyboard.TypeAsync("call");
            await Expect(list.GetByRole(AriaRole.Option).First).ToHaveTextAsync("Please call nowResults and urgent");
            await Expect(text).ToHaveAttributeAsync("aria-activedescendant", "saved-reply-0");
            await Expect(jamie.Page.Locator(".replies-preview")).ToContainTextAsync(Empty);
            await jamie.Page.ShouldHaveNoAxeViolationsAsync();
            await text.PressAsync("Enter");
        }

        var filled = $"{first}, please do not wait for an answer here. Call us now at {{clinic-phone}}. "
            + "If it gets worse or you cannot breathe well, call 911.";
        await Expect(text).ToHaveValueAsync(filled);
        await Expect(list).ToBeHiddenAsync();
        await Expect(jamie.Page.Locator(".unfilled")).ToContainTextAsync(Empty);
        await Expect(jamie.Page.GetByText("Draft saved")).ToBeVisibleAsync();
        await jamie.Page.ShouldHaveNoAxeViolationsAsync();

        await jamie.Button("Review and send").ClickAsync();
        var dialog = jamie.Dialog("Send on behalf of Dr. Maria Lopez?");
        await Expect(dialog).ToContainTextAsync(Standing);
        await jamie.Button("Send on behalf").ClickAsync();
        await Expect(jamie.Message("Jamie Lee On behalf of Dr. Maria Lopez", filled)).ToBeVisibleAsync();
        await Expect(text).ToHaveValueAsync("");
        await Expect(jamie.Page.Locator(".unfilled")).ToBeEmptyAsync();
    }

    [Fact]
    public async Task The_keyboard_chooses_closes_and_takes_back_and_a_slash_within_words_is_a_slash()
    {
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez");
        await maria.OpenAsync("Priya Shah");
        var text = maria.Composer;
        var list = maria.Page.GetByRole(AriaRole.Listbox, new() { Name = "Saved replies" });
        await text.FocusAsync();

        await maria.Page.Keyboard.TypeAsync("120/80 and/or ");
        await Expect(list).ToBeHiddenAsync();
        await maria.Page.Keyboard.TypeAsync("/refill");
        await Expect(list.GetByRole(AriaRole.Option)).ToHaveTextAsync(["Refill needs a visitPrescriptions", "Refill sentPrescriptions"]);
        await text.PressAsync("Escape");
        await Expect(list).ToBeHiddenAsync();
        await maria.Page.Keyboard.TypeAsync("s");
        await Expect(list).ToBeHiddenAsync(); // Closed over this slash, it stays closed.
        await Expect(text).ToHaveValueAsync("120/80 and/or /refills");

        await maria.Page.Keyboard.TypeAsync(" /refill");
        await text.PressAsync("ArrowDown");
        await text.PressAsync("Tab");
        await Expect(text).ToHaveValueAsync(
            new System.Text.RegularExpressions.Regex("^120/80 and/or /refills Hello Priya, your refill was sent"));
        await text.PressAsync("Control+z");
        await Expect(text).ToHaveValueAsync("120/80 and/or /refills /refill");

        await text.FillAsync("");
        await maria.Page.Keyboard.TypeAsync("/zeppelin");
        await Expect(maria.Page.GetByText("No saved reply fits “zeppelin”.")).ToBeVisibleAsync();
        await text.PressAsync("Enter"); // Closes, and sends nothing.
        await Expect(list).ToBeHiddenAsync();
        await Expect(text).ToHaveValueAsync("/zeppelin");
        await text.FillAsync("");
    }

    [Fact]
    public async Task Ines_writes_one_for_the_clinic_and_leaves_half_a_change_without_losing_it()
    {
        var ines = await Visitor.SignInAsync(browser, server, "Ines Romero", Visitor.Phone);
        await ines.Page.GotoAsync("/settings/replies");
        await ines.Button("Add a reply").ClickAsync();
        await ines.Page.GetByLabel("Title").FillAsync("Parking");
        await ines.Page.GetByLabel("Text", new() { Exact = true }).FillAsync("You can park behind the house, ");
        await ines.Button("Client’s first name").ClickAsync();
        await Expect(ines.Page.Locator(".reply-filled")).ToHaveTextAsync("You can park behind the house, Ana");
        await ines.Page.ShouldHaveNoAxeViolationsAsync();

        await ines.Page.Keyboard.PressAsync("Escape");
        await Expect(ines.Page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await ines.Button("Go on writing").ClickAsync();
        await Expect(ines.Page.GetByLabel("Title")).ToHaveValueAsync("Parking");
        await ines.Button("Save").ClickAsync();

        await Expect(ines.Page.GetByRole(AriaRole.Heading, new() { Name = "Without a folder" })).ToBeVisibleAsync();
        await Expect(ines.Page.GetByText("You can park behind the house, {client-first-name}")).ToBeVisibleAsync();
        await ines.Page.ShouldHaveNoAxeViolationsAsync();
    }

    private async Task TakeThePhoneAwayAsync()
    {
        var ines = await Visitor.SignInAsync(browser, server, "Ines Romero");
        await ines.Page.GotoAsync("/settings/clinic");
        await ines.Page.Locator("#clinic-phone").FillAsync("");
        await ines.Button("Save").First.ClickAsync();
        await Expect(ines.Page.GetByText("Saved.")).ToBeVisibleAsync();
        await ines.Page.CloseAsync();
    }
}

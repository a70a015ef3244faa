using Microsoft.Playwright;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.Queue;

/// <summary>A day’s work without a mouse.</summary>
[Collection(nameof(BesideOthers))]
public sealed class KeyJourneys(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    [Fact]
    public async Task N_the_text_Ctrl_Enter_and_Enter_answer_who_waits_longest_and_the_next_one_is_open()
    {
        var jamie = await AtTheQueueAsync("Jamie Lee");
        await jamie.Page.GetByRole(AriaRole.Tab, new() { NameRegex = new("^Needs reply") }).ClickAsync();
        await Expect(jamie.Page.Locator("#conversations[data-list*='needs-reply']:not([aria-busy])")).ToBeVisibleAsync();
        var (first, second) = (await HrefAsync(jamie, 0), await HrefAsync(jamie, 1));
        await jamie.Page.EvaluateAsync("document.activeElement.blur()");

        await jamie.Page.Keyboard.PressAsync("n");
        await OpenAsync(jamie, first);
        await Expect(jamie.Composer).ToBeFocusedAsync();
        await jamie.Page.Keyboard.TypeAsync("Thank you, we have your new card.");
        await jamie.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(jamie.Page.Locator("[role=dialog] .dialog-title")).ToBeFocusedAsync();
        await Expect(jamie.Page.Locator("[role=dialog] .dialog-title[data-ready]")).ToBeVisibleAsync(); // Nobody reads it faster.
        await jamie.Page.Keyboard.PressAsync("Enter");

        await OpenAsync(jamie, second);
        await Expect(jamie.Composer).ToBeFocusedAsync();
        await Expect(jamie.Composer).ToHaveValueAsync("");
    }

    [Fact]
    public async Task J_and_K_go_through_the_rows_Enter_opens_and_C_claims()
    {
        var sam = await AtTheQueueAsync("Sam Ortiz");
        await sam.Page.EvaluateAsync("document.activeElement.blur()");

        await sam.Page.Keyboard.PressAsync("j");
        await sam.Page.Keyboard.PressAsync("j");
        await sam.Page.Keyboard.PressAsync("k");
        await Expect(sam.List.GetByRole(AriaRole.Link).First).ToBeFocusedAsync();
        await sam.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(sam.List.GetByRole(AriaRole.Link).Nth(1)).ToBeFocusedAsync();
        await sam.Page.Keyboard.PressAsync("Enter");
        await Expect(sam.Composer).ToBeFocusedAsync();

        await sam.Page.Keyboard.TypeAsync("can you come on Monday?");
        await Expect(sam.Composer).ToHaveValueAsync("can you come on Monday?", new());
        await sam.Composer.FillAsync("");
        await sam.Page.EvaluateAsync("document.activeElement.blur()");
        await sam.Page.Keyboard.PressAsync("c");
        await Expect(sam.Button("Claimed by you")).ToBeVisibleAsync();
        await sam.Page.Keyboard.TypeAsync("gp");
        await Expect(sam.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/chat$"));
    }

    [Fact]
    public async Task A_question_mark_shows_every_key_and_who_wants_none_has_none()
    {
        var nora = await Visitor.SignInAsync(browser, server, "Nora Fields");
        await nora.Page.EvaluateAsync("document.activeElement.blur()");
        await nora.Page.Keyboard.PressAsync("?");
        var keys = nora.Dialog("Keyboard shortcuts");
        await Expect(keys.GetByText("Answer the client who waits longest")).ToBeVisibleAsync();
        await nora.Page.ShouldHaveNoAxeViolationsAsync();
        await nora.Page.Keyboard.PressAsync("Enter");
        await Expect(keys).ToHaveCountAsync(0);

        await nora.Page.GotoAsync("/account");
        await nora.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Use keys pressed alone" }).UncheckAsync();
        await nora.Page.Locator("html[data-shortcuts=off]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await nora.Page.EvaluateAsync("document.activeElement.blur()");
        await nora.Page.Keyboard.PressAsync("?");
        await nora.Page.GetByRole(AriaRole.Link, new() { Name = "Chat", Exact = false }).First.ClickAsync();
        await Expect(nora.List).ToBeVisibleAsync();
        await Expect(keys).ToHaveCountAsync(0);
    }

    private static async Task<string> HrefAsync(Visitor visitor, int row)
    {
        await Expect(visitor.List.Locator("a.row").Nth(row)).ToBeVisibleAsync();
        return (await visitor.List.Locator("a.row").Nth(row).GetAttributeAsync("href"))!.Split('?')[0];
    }

    private static async Task OpenAsync(Visitor visitor, string href)
    {
        var id = href.Split('/')[^1];
        await Expect(visitor.Page.Locator($"[data-conversation='{id}']")).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator(".composer[data-ready]")).ToHaveCountAsync(1);
    }

    private async Task<Visitor> AtTheQueueAsync(string name)
    {
        var visitor = await Visitor.SignInAsync(browser, server, name);
        await visitor.SwitchToOrganizationAsync();
        return visitor;
    }
}

using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.Messaging;

[Collection(nameof(TakingLong))]
public sealed class NoteJourney(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    public static TheoryData<bool, ColorScheme> Screens { get; } = new()
    {
        { false, ColorScheme.Light }, { false, ColorScheme.Dark }, { true, ColorScheme.Light }, { true, ColorScheme.Dark },
    };

    [Fact]
    public async Task Jamies_note_reaches_Dr_Lopez_at_once_and_Anas_open_phone_not_at_all()
    {
        var ana = await Visitor.SignInAsync(browser, server, "Ana Ruiz", Visitor.Phone);
        await ana.OpenAsync("Dr. Maria Lopez");
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez");
        var jamie = await Visitor.SignInAsync(browser, server, "Jamie Lee");
        await jamie.SwitchToOrganizationAsync();
        await jamie.OpenAsync("Ana Ruiz");
        await maria.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Mentions") }).ClickAsync();
        await Expect(maria.Page.GetByRole(AriaRole.Heading, new() { Name = "Mentions" })).ToBeVisibleAsync();
        // The last she is told of what was before.
        await Expect(ana.Messages.GetByText(new Regex("Seen by.*Jamie")).First).ToBeVisibleAsync();
        // What the server sends to Ana’s window from here on; the time that passes is told to every window.
        await ana.Page.EvaluateAsync("""
            () => { window.changes = []; new MutationObserver(all => { window.changes.push(...all.map(one => `${one.type} ${one.attributeName ?? ""} ${(one.target.outerHTML ?? one.target.data).slice(0, 120)}`)); })
                .observe(document.querySelector('.conversation'), { subtree: true, childList: true, characterData: true, attributes: true }); }
            """);
        var before = await NumbersAsync(ana);

        await jamie.Composer.FillAsync("Good morning Ana");
        await jamie.Button("Note").ClickAsync();
        await Expect(Note(jamie)).ToBeFocusedAsync();
        await jamie.Page.Keyboard.TypeAsync("@lopez");
        await Expect(Choices(jamie)).ToHaveTextAsync(["Dr. Maria Lopez Physician"]);
        await jamie.Page.Keyboard.PressAsync("Enter");
        await jamie.Page.Keyboard.TypeAsync("she has not eaten since yesterday. @nóra");
        await jamie.Page.Keyboard.PressAsync("Tab");
        await Expect(jamie.Page.Locator("[data-told]")).ToContainTextAsync("Nora Fields can’t open this conversation");
        await jamie.Button("Add note").ClickAsync();

        var note = jamie.Message("Note by Jamie Lee", "she has not eaten since yesterday.");
        await Expect(note).ToContainTextAsync("Only staff can see this");
        await Expect(note).ToContainTextAsync("Nora Fields can’t open this conversation");
        await Expect(jamie.Composer).ToHaveValueAsync("Good morning Ana");
        await Expect(jamie.Button("Reply")).ToBeFocusedAsync(); // What is typed now goes nowhere.
        var mention = maria.Page.GetByRole(AriaRole.Link).Filter(new() { HasText = "she has not eaten since yesterday." });
        await Expect(mention).ToContainTextAsync("New");
        await mention.ClickAsync();
        await Expect(maria.Message("Note by Jamie Lee", "she has not eaten since yesterday.")).ToBeFocusedAsync();

        await Expect(maria.Page.GetByRole(AriaRole.Link, new() { Name = "Mentions", Exact = true })).ToBeVisibleAsync(); // None is new now.
        (await NumbersAsync(ana)).Should().Equal(before);
        (await ana.Page.EvaluateAsync<string[]>("window.changes")).Should().BeEmpty("not a sign of it");
        (await ana.Page.ContentAsync()).Should().NotContain("eaten");
        await ana.SayAsync("Are you there?");
        await Expect(ana.Message("Ana Ruiz", "Are you there?")).ToBeVisibleAsync();
        var after = await NumbersAsync(ana);
        after.Should().Equal([.. before, before[^1] + 1], "no number is missing");
        await ana.Page.ReloadAsync();
        await Expect(ana.Message("Ana Ruiz", "Are you there?")).ToBeVisibleAsync();
        (await NumbersAsync(ana)).Should().Equal(after);
        (await ana.Page.ContentAsync()).Should().NotContain("eaten");
        await Expect(ana.Button("Note")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_note_added_before_its_script_is_there_is_added_once_and_nothing_goes_to_the_client()
    {
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez");
        await maria.OpenAsync("Priya Shah");
        await maria.Composer.FillAsync("Not yet for Priya.");
        var script = new TaskCompletionSource();
        await maria.Page.RouteAsync(new Regex("NoteComposer.*[.]js"), async route =>
        {
            await script.Task;
            await route.ContinueAsync();
        });
        await maria.Button("Note").ClickAsync();
        await Note(maria).FillAsync("Her sister calls on Monday.");

        await maria.Button("Add note").DblClickAsync();
        // One press more, which comes when the button that sends to the client stands there.
        await maria.Page.EvaluateAsync("""
            () => new MutationObserver((_, all) => {
                const send = document.querySelector('form.composer:not(.is-note):not([hidden]) [type=submit]');
                if (!send) return;
                all.disconnect();
                window.wentOn = send.dispatchEvent(new MouseEvent('click', { detail: 3, bubbles: true, cancelable: true }));
            }).observe(document, { subtree: true, childList: true, attributes: true })
            """);
        script.SetResult();
        await maria.Page.WaitForFunctionAsync("() => window.wentOn !== undefined");
        (await maria.Page.EvaluateAsync<bool>("window.wentOn")).Should().BeFalse("it was kept from the client");
        await maria.Page.ReloadAsync();

        await Expect(maria.Message("Note by Dr. Maria Lopez", "Her sister calls on Monday.")).ToHaveCountAsync(1);
        await Expect(maria.Composer).ToHaveValueAsync("Not yet for Priya.");
        await Expect(maria.Messages.GetByText("Not yet for Priya.")).ToHaveCountAsync(0);
        await maria.Composer.FillAsync("");
    }

    [Fact]
    public async Task What_nobody_had_before_their_eyes_is_not_added_with_what_they_wrote_before_the_script_was_there()
    {
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez");
        await maria.OpenAsync("Priya Shah");
        await maria.Button("Note").ClickAsync();
        await Note(maria).FillAsync("Begun yesterday.");
        await Expect(maria.Page.GetByText("Draft saved")).ToBeVisibleAsync();
        var script = new TaskCompletionSource();
        await maria.Page.RouteAsync(new Regex("NoteComposer.*[.]js"), async route =>
        {
            await script.Task;
            await route.ContinueAsync();
        });
        await maria.Page.ReloadAsync();
        await maria.Button("Note").ClickAsync();
        await Note(maria).FillAsync("Call her sister.");

        await maria.Button("Add note").ClickAsync();
        script.SetResult();

        await Expect(Note(maria)).ToHaveValueAsync("Begun yesterday.\nCall her sister.");
        await maria.Button("Add note").ClickAsync();
        await Expect(maria.Message("Note by Dr. Maria Lopez", "Call her sister.")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Two_texts_stay_apart_when_one_switches_and_when_one_comes_back_it_is_the_reply()
    {
        var sam = await Visitor.SignInAsync(browser, server, "Sam Ortiz");
        await sam.OpenAsync("Henrik Lund");
        await sam.Button("Note").ClickAsync();
        await Note(sam).FillAsync("He always comes late.");
        await Expect(sam.Page.GetByText("Draft saved")).ToBeVisibleAsync();
        await sam.Button("Reply").ClickAsync();
        await Expect(sam.Composer).ToHaveValueAsync("");
        await sam.Composer.FillAsync("Thank you, Henrik.");
        await sam.Button("Note").ClickAsync();
        await Expect(Note(sam)).ToHaveValueAsync("He always comes late.");

        await sam.Page.ReloadAsync();
        await Expect(sam.Composer).ToHaveValueAsync("Thank you, Henrik.");
        await sam.Button("Note").ClickAsync();
        await Expect(Note(sam)).ToHaveValueAsync("He always comes late.");
        await Note(sam).PressAsync("Enter");
        await Expect(sam.Message("Note by Sam Ortiz", "He always comes late.")).ToHaveCountAsync(1);
        await Expect(sam.Composer).ToHaveValueAsync("Thank you, Henrik.");
        await sam.Button("Note").ClickAsync();
        await Expect(Note(sam)).ToHaveValueAsync("");
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Notes_and_mentions_are_for_everyone(bool isPhone, ColorScheme colors)
    {
        var options = new BrowserNewContextOptions(isPhone ? Visitor.Phone : new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez", new(options) { ColorScheme = colors });
        await maria.Page.GotoAsync("/chat/mentions");
        var mention = maria.Page.GetByRole(AriaRole.Link).Filter(new() { HasText = "Note by Jamie Lee" }).Last;
        await Expect(mention).ToBeVisibleAsync();
        await maria.Page.ShouldHaveNoAxeViolationsAsync();

        await mention.ClickAsync();
        await Expect(maria.Messages.GetByRole(AriaRole.Article, new() { NameRegex = new("^Note by Jamie Lee") }).First).ToBeVisibleAsync();
        await Expect(maria.Page.Locator(".composer[data-ready]")).ToHaveCountAsync(1);
        await maria.Button("Note").ClickAsync();
        await Expect(maria.Page.Locator("[data-note-ready]")).ToHaveCountAsync(1);
        await Note(maria).FillAsync("Please look, ");
        await maria.Page.Keyboard.TypeAsync("@");
        await Expect(Choices(maria).First).ToBeVisibleAsync();
        await maria.Page.ShouldHaveNoAxeViolationsAsync();
        (await maria.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).Should().BeLessThanOrEqualTo(0);
        await maria.Page.Keyboard.PressAsync("Escape");
        await Expect(Choices(maria)).ToHaveCountAsync(0);
        await Expect(Note(maria)).ToBeFocusedAsync();
        await maria.Page.Context.CloseAsync(); // What comes later is not seen in a window left open.
    }

    private static ILocator Note(Visitor visitor) => visitor.Page.GetByRole(AriaRole.Textbox, new() { Name = "Note", Exact = true });

    private static ILocator Choices(Visitor visitor) =>
        visitor.Page.GetByRole(AriaRole.Listbox, new() { Name = "Colleagues" }).GetByRole(AriaRole.Option);

    private static async Task<int[]> NumbersAsync(Visitor visitor) => await visitor.Messages.EvaluateAsync<int[]>(
        "log => [...log.querySelectorAll('[data-number]')].map(one => Number(one.dataset.number))");
}

using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.Messaging;

/// <summary>What one writes, in two windows of one person.</summary>
[Collection(nameof(BesideOthers))]
public sealed class DraftJourney(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    [Fact]
    public async Task A_draft_follows_its_writer_from_window_to_window_and_is_discarded_and_brought_back_in_both()
    {
        var jamie = await Visitor.SignInAsync(browser, server, "Jamie Lee");
        await jamie.SwitchToOrganizationAsync();
        await jamie.OpenAsync("Priya Shah");
        var other = await OtherWindowAsync(jamie);
        var sam = await Visitor.SignInAsync(browser, server, "Sam Ortiz");
        await sam.SwitchToOrganizationAsync();

        await jamie.Composer.PressSequentiallyAsync("We have your card");
        await Expect(other.Composer).ToHaveValueAsync("We have your card");
        await other.Composer.PressSequentiallyAsync(", thank you.");
        await Expect(jamie.Composer).ToHaveValueAsync("We have your card, thank you.");
        await Expect(sam.Row("Priya Shah").Locator(".row-draft")).ToHaveCountAsync(0);

        // In the list of whoever wrote it, once they are elsewhere.
        await other.OpenAsync("Elena Costa");
        await Expect(other.Row("Priya Shah").Locator(".row-draft")).ToHaveTextAsync("Draft");
        await Expect(other.Composer).ToHaveValueAsync("");
        await other.Page.ShouldHaveNoAxeViolationsAsync();

        await jamie.Button("Discard draft").ClickAsync();
        await Expect(jamie.Composer).ToHaveValueAsync("");
        var otherKnows = Expect(other.Row("Priya Shah").Locator(".row-draft")).ToHaveCountAsync(0);

        // Undo, which stands for eight seconds, brings it back to its own conversation, wherever one is by then.
        await jamie.OpenAsync("Elena Costa");
        await otherKnows;
        await jamie.Button("Undo").ClickAsync();
        await Expect(jamie.Row("Priya Shah").Locator(".row-draft")).ToBeVisibleAsync();
        await Expect(jamie.Composer).ToHaveValueAsync("");
        await Expect(other.Composer).ToHaveValueAsync("");
        await other.OpenAsync("Priya Shah");
        await Expect(other.Composer).ToHaveValueAsync("We have your card, thank you.");
        await jamie.OpenAsync("Priya Shah");

        // Sent here, it is gone there.
        await other.Composer.PressAsync("Control+Enter");
        await Expect(other.Page.Locator("[role=dialog] .dialog-title[data-ready]")).ToBeVisibleAsync();
        await other.Page.Keyboard.PressAsync("Enter");
        await Expect(other.Composer).ToHaveValueAsync("");
        await Expect(other.Composer).ToBeFocusedAsync();
        await Expect(jamie.Composer).ToHaveValueAsync("");
        await Expect(jamie.Messages.GetByText("We have your card, thank you.")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_kept_draft_is_not_sent_by_who_presses_Send_before_they_have_it_before_their_eyes()
    {
        var ana = await Visitor.SignInAsync(browser, server, "Ana Ruiz");
        await ana.OpenAsync("Dr. Maria Lopez");
        await ana.Composer.FillAsync("Not yet.");
        await Expect(ana.Page.GetByText("Draft saved")).ToBeVisibleAsync();
        var script = await ReloadWithoutScriptAsync(ana);

        await ana.Button("Send").ClickAsync();
        script.SetResult();

        await Expect(ana.Composer).ToHaveValueAsync("Not yet.");
        await ana.SayAsync("Now.");
        await Expect(ana.Message("Ana Ruiz", "Now.")).ToHaveCountAsync(1);
        await Expect(ana.Messages.GetByText("Not yet.")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_kept_file_does_not_go_with_what_is_sent_before_its_writer_has_it_before_their_eyes()
    {
        var elena = await Visitor.SignInAsync(browser, server, "Elena Costa");
        await elena.OpenAsync("Dr. Maria Lopez");
        await elena.Page.Locator("input[type=file]").SetInputFilesAsync(
            new FilePayload { Name = "card.txt", MimeType = "text/plain", Buffer = Samples.Text("Not for Dr. Lopez") });
        await Expect(elena.Button("Remove card.txt")).ToBeVisibleAsync();
        var script = await ReloadWithoutScriptAsync(elena);
        await elena.Composer.FillAsync("Good morning.");

        await elena.Button("Send").ClickAsync();
        script.SetResult();

        await Expect(elena.Button("Remove card.txt")).ToBeVisibleAsync();
        await elena.Button("Remove card.txt").ClickAsync();
        await elena.Button("Send").ClickAsync();
        await Expect(elena.Message("Elena Costa", "Good morning.")).ToHaveCountAsync(1);
        await Expect(elena.Messages.GetByText("card.txt")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Texts_stay_in_their_own_conversations_while_one_goes_to_and_fro()
    {
        var nora = await Visitor.SignInAsync(browser, server, "Nora Fields");
        var hrefs = await nora.List.Locator("a.row").EvaluateAllAsync<string[]>(
            "rows => rows.slice(0, 2).map(row => row.getAttribute('href'))");
        hrefs.Should().HaveCount(2);
        for (var round = 1; round <= 4; round++)
        {
            foreach (var (href, word) in hrefs.Zip(["first", "second"]))
            {
                await nora.List.Locator($"a[href='{href}']").ClickAsync();
                await Expect(nora.Page.Locator($"[data-conversation='{href.Split('/')[^1]}'] .composer[data-ready]")).ToHaveCountAsync(1);
                await nora.Composer.PressSequentiallyAsync($"{word}{round} "); // And away, before it was saved.
            }
        }

        foreach (var (href, word) in hrefs.Zip(["first", "second"]))
        {
            await nora.Page.GotoAsync(href);
            await Expect(nora.Composer).ToHaveValueAsync($"{word}1 {word}2 {word}3 {word}4 ");
        }
    }

    [Fact]
    public async Task What_is_being_typed_is_not_overwritten_and_a_second_text_is_not_lost()
    {
        var (walter, line) = await Line.SignInAsync(browser, server, "Walter Brandt");
        await walter.OpenAsync("");
        var other = await OtherWindowAsync(walter);

        await line.LoseAsync();
        await walter.Composer.PressSequentiallyAsync("Begun on the train");
        await other.Composer.PressSequentiallyAsync("Begun at home");
        await Expect(other.Page.GetByText("Draft saved")).ToBeVisibleAsync();
        await line.RestoreAsync();

        await Expect(walter.Page.GetByText("Draft saved")).ToBeVisibleAsync();
        await Expect(walter.Composer).ToHaveValueAsync("Begun on the train");
        await Expect(other.Composer).ToHaveValueAsync("Begun at home");
    }

    // The same browser, another tab.
    private static async Task<Visitor> OtherWindowAsync(Visitor visitor)
    {
        var page = await visitor.Page.Context.NewPageAsync();
        await page.GotoAsync(visitor.Page.Url);
        var other = new Visitor(page, visitor.ToString());
        await Expect(page.Locator(".composer[data-ready]")).ToHaveCountAsync(1);
        return other;
    }

    /// <returns>Lets the composer's script come.</returns>
    private static async Task<TaskCompletionSource> ReloadWithoutScriptAsync(Visitor visitor)
    {
        var script = new TaskCompletionSource();
        await visitor.Page.RouteAsync(new Regex("/Composer[.].*js"), async route =>
        {
            await script.Task;
            await route.ContinueAsync();
        });
        await visitor.Page.ReloadAsync(new() { WaitUntil = WaitUntilState.Commit });
        return script;
    }
}

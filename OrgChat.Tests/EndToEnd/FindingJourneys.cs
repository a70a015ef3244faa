using Microsoft.Playwright;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd;

/// <summary>Where the browser is the point: what stays in a tab, where the cursor goes, what a long word does to the page.</summary>
[Collection(nameof(TakingLong))]
public sealed class FindingJourneys(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    [Fact]
    public async Task A_search_outlives_a_reload_is_replaced_by_the_next_word_and_goes_at_sign_out()
    {
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez");
        await maria.Page.GetByRole(AriaRole.Link, new() { Name = "Search messages" }).ClickAsync();
        var field = maria.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search messages" });
        await field.FillAsync("pressure");
        await field.PressAsync("Enter");
        await Expect(maria.Page.GetByRole(AriaRole.List, new() { Name = "Messages found" })).ToBeVisibleAsync();

        await maria.Page.ReloadAsync();
        await Expect(field).ToHaveValueAsync("pressure");
        await Expect(maria.Page.GetByRole(AriaRole.List, new() { Name = "Messages found" })).ToBeVisibleAsync();
        await field.ClickAsync();
        await maria.Page.Keyboard.TypeAsync("pain");
        await Expect(field).ToHaveValueAsync("pain");

        (await KeptAsync(maria.Page)).Should().Contain("pressure");
        await maria.Page.EvaluateAsync("orgChat.session.leave()");
        (await KeptAsync(maria.Page)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_page_that_was_opened_takes_the_cursor_from_nobody_who_writes_there_already()
    {
        var sam = await Visitor.SignInAsync(browser, server, "Sam Ortiz");
        await sam.Page.GetByRole(AriaRole.Link, new() { Name = "Search messages" }).ClickAsync();
        await Expect(sam.Page.GetByRole(AriaRole.Heading, new() { Name = "Search messages", Level = 1 })).ToBeFocusedAsync();

        var field = sam.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search messages" });
        await field.FillAsync("pressure");
        await sam.Page.EvaluateAsync("orgChat.enterPage()"); // It comes late.
        await sam.Page.Keyboard.PressAsync("Enter");
        await Expect(sam.Page.GetByRole(AriaRole.List, new() { Name = "Messages found" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Opening_by_Enter_and_sending_on_behalf_put_the_cursor_into_the_message()
    {
        var sam = await Visitor.SignInAsync(browser, server, "Sam Ortiz");
        await sam.Page.GotoAsync("/chat/organization");
        await sam.Row("Ana Ruiz").First.FocusAsync();
        await sam.Page.Keyboard.PressAsync("Enter");
        await Expect(sam.Composer).ToBeFocusedAsync();

        await sam.Page.Keyboard.TypeAsync("Please call (555) 010-0199 or see https://lakeside.example/visit.");
        await sam.Button("Review and send").ClickAsync();
        var dialog = sam.Dialog("Send on behalf of Dr. Maria Lopez?");
        await Expect(dialog.GetByRole(AriaRole.Link, new() { Name = "https://lakeside.example/visit" }))
            .ToHaveAttributeAsync("rel", "noopener noreferrer");
        await sam.Button("Send on behalf").ClickAsync();

        await Expect(dialog).ToBeHiddenAsync();
        await Expect(sam.Composer).ToBeFocusedAsync();
        await Expect(sam.Message("Sam Ortiz", "Please call").GetByRole(AriaRole.Link)).ToHaveCountAsync(2);
    }

    [Theory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task A_word_of_nine_thousand_letters_tears_no_page(int width, int height)
    {
        var jamie =
            await Visitor.SignInAsync(browser, server, "Jamie Lee", new() { ViewportSize = new() { Width = width, Height = height } });
        await jamie.Page.GotoAsync("/chat/organization");
        await jamie.OpenAsync("Tomás Okafor");
        await jamie.Composer.FillAsync("See " + new string('x', 9_000));
        await ShouldFitAsync(jamie.Page, ".composer", ".chat", ".conversation");

        await jamie.Button("Review and send").ClickAsync();
        await Expect(jamie.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "too long" })).ToBeInViewportAsync();
        await ShouldFitAsync(jamie.Page, ".composer", ".chat", ".conversation");

        await jamie.Composer.FillAsync("See " + new string('x', 3_000));
        await jamie.Button("Review and send").ClickAsync();
        await Expect(jamie.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await ShouldFitAsync(jamie.Page, "[role=dialog]", "[role=dialog] .preview", "[role=dialog] .bubble");
        await jamie.Button("Send on behalf").ClickAsync();

        await Expect(jamie.Message("Jamie Lee", "See xxx").Last).ToBeVisibleAsync();
        await ShouldFitAsync(jamie.Page, ".log", ".bubble >> nth=-1", ".chat");
    }

    [Fact]
    public async Task What_was_sent_into_an_outage_stands_as_not_sent_after_the_page_has_loaded_again_and_goes_once()
    {
        var (tomas, line) = await Line.SignInAsync(browser, server, "Tomás Okafor");
        await tomas.OpenAsync("");
        await Expect(tomas.Page.Locator("form.composer[data-ready]")).ToBeAttachedAsync();
        await tomas.Composer.FillAsync("Is the cuff the right size?");
        await Expect(tomas.Page.GetByText("Draft saved")).ToBeVisibleAsync();
        await line.LoseAsync();
        await Expect(tomas.Page.GetByText("Connection lost.")).ToBeVisibleAsync();
        await tomas.Composer.PressAsync("Enter");
        var mark = tomas.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Not sent. The connection was lost at" });
        await Expect(mark).ToBeVisibleAsync();

        await line.RestoreAsync();
        await tomas.Page.ReloadAsync();
        await Expect(mark).ToBeVisibleAsync();
        await Expect(tomas.Composer).ToBeFocusedAsync();
        await Expect(tomas.Composer).ToHaveValueAsync("Is the cuff the right size?");
        await Expect(tomas.Page.GetByText("Draft saved")).ToHaveCountAsync(0);
        await Expect(tomas.Row("Dr. Maria Lopez").First).ToContainTextAsync("Not sent");

        var elsewhere = await Visitor.SignInAsync(browser, server, "Tomás Okafor", Visitor.Phone);
        await Expect(elsewhere.Row("Dr. Maria Lopez").First).ToContainTextAsync("Not sent");
        await elsewhere.OpenAsync("");
        await Expect(elsewhere.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Not sent. The connection was lost at" }))
            .ToBeVisibleAsync();
        await tomas.Button("Send now").ClickAsync();

        await Expect(tomas.Message("Tomás Okafor", "right size?")).ToHaveCountAsync(1);
        await Expect(mark).ToBeHiddenAsync();
        await Expect(tomas.Row("Dr. Maria Lopez").First).Not.ToContainTextAsync("Not sent");
    }

    [Fact]
    public async Task A_page_loaded_anew_at_the_list_says_what_was_not_sent_and_what_the_phone_sends_stands_unsent_nowhere()
    {
        var (daniel, line) = await Line.SignInAsync(browser, server, "Dr. Daniel Kim");
        await daniel.OpenAsync("Henrik Lund");
        await Expect(daniel.Page.Locator("form.composer[data-ready]")).ToBeAttachedAsync();
        await line.LoseAsync();
        await Expect(daniel.Page.GetByText("Connection lost.")).ToBeVisibleAsync();
        await daniel.SayAsync("Take it with food.");
        await Expect(daniel.Page.GetByText("Not sent. The connection was lost at")).ToBeVisibleAsync();
        await line.RestoreAsync();

        await daniel.Page.GotoAsync("/chat");
        await Expect(daniel.Row("Henrik Lund").First).ToContainTextAsync("Not sent");
        await daniel.OpenAsync("Henrik Lund");
        var mark = daniel.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Not sent. The connection was lost at" });
        await Expect(mark).ToBeVisibleAsync();

        var phone = await Visitor.SignInAsync(browser, server, "Dr. Daniel Kim", Visitor.Phone);
        await phone.OpenAsync("Henrik Lund");
        await phone.Button("Send now").ClickAsync();
        await Expect(phone.Message("Dr. Daniel Kim", "Take it with food.")).ToHaveCountAsync(1);

        await Expect(mark).ToBeHiddenAsync();
        await Expect(daniel.Composer).ToHaveValueAsync("");
        await Expect(daniel.Message("Dr. Daniel Kim", "Take it with food.")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_confirmation_nobody_heard_says_so_and_pressed_again_arrives_once()
    {
        var (sam, line) = await Line.SignInAsync(browser, server, "Sam Ortiz");
        await sam.SwitchToOrganizationAsync();
        await sam.OpenAsync("Walter Brandt");
        await sam.Composer.FillAsync("The driver comes at nine.");
        await sam.Button("Review and send").ClickAsync();
        var dialog = sam.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByText("Walter will see")).ToBeVisibleAsync();
        await line.LoseAsync();
        await Expect(sam.Page.GetByText("Connection lost.")).ToBeVisibleAsync();
        await sam.Button("Send on behalf").ClickAsync();

        await Expect(dialog.GetByText("No answer: the connection was lost.")).ToBeVisibleAsync();
        await Expect(sam.Page.GetByText("it may not have been sent. Send it again; it arrives once.")).ToBeAttachedAsync();

        await line.RestoreAsync();
        await Expect(sam.Page.GetByText("Connection lost.")).ToBeHiddenAsync();
        try
        {
            await sam.Button("Send on behalf").ClickAsync(new() { Timeout = 5_000 });
        }
        catch (TimeoutException)
        {
            // After a short outage it went by itself.
        }

        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(sam.Message("Sam Ortiz", "The driver comes at nine.")).ToHaveCountAsync(1);
        await Expect(sam.Composer).ToHaveValueAsync("");
        await Expect(sam.Page.GetByText("it may not have been sent.")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task While_the_line_is_down_no_other_conversation_opens_now_or_when_it_is_back()
    {
        var (maria, line) = await Line.SignInAsync(browser, server, "Dr. Maria Lopez");
        await maria.OpenAsync("Priya Shah");
        var here = maria.Page.Url;
        await line.LoseAsync();
        await Expect(maria.Page.GetByText("Connection lost.")).ToBeVisibleAsync();
        await maria.Row("Elena Costa").First.ClickAsync();
        await maria.Composer.PressSequentiallyAsync("For Priya");

        await line.RestoreAsync();
        await Expect(maria.Page.GetByText("Connection lost.")).ToBeHiddenAsync();
        await Expect(maria.Page.GetByText("Draft saved")).ToBeVisibleAsync();
        maria.Page.Url.Should().Be(here);
        await Expect(maria.Composer).ToHaveValueAsync("For Priya");
    }

    [Fact]
    public async Task A_photo_only_Apples_devices_show_is_refused_with_what_to_do_and_converted_where_the_browser_can()
    {
        var walter = await Visitor.SignInAsync(browser, server, "Walter Brandt", Visitor.Phone);
        await walter.OpenAsync("Dr. Daniel Kim");
        await Expect(walter.Page.Locator("form.composer[data-ready]")).ToBeAttachedAsync();
        await Expect(walter.Button("Take a photo")).ToBeVisibleAsync();
        var chooser = walter.Page.Locator("input[type=file]");
        var photo = new FilePayload { Name = "IMG_1.HEIC", MimeType = "image/heic", Buffer = Samples.Heic };

        await chooser.SetInputFilesAsync(photo);
        await Expect(walter.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Settings, Camera, Formats, Most Compatible" }))
            .ToBeVisibleAsync();
        await Expect(walter.Page.Locator(".tray img")).ToHaveCountAsync(0);
        await Expect(walter.Button("Try again: IMG_1.HEIC")).ToHaveCountAsync(0);
        await walter.Button("Remove IMG_1.HEIC").ClickAsync();

        await walter.Page.EvaluateAsync(
            "createImageBitmap = async () => Object.assign(document.createElement('canvas'), { width: 80, height: 60 })");
        await chooser.SetInputFilesAsync(photo);
        await Expect(walter.Button("Remove IMG_1.jpg")).ToBeVisibleAsync();
    }

    private static Task<string> KeptAsync(IPage page) =>
        page.EvaluateAsync<string>("Object.entries(sessionStorage).filter(([key]) => key.startsWith('orgchat-tab-')).join()");

    /// <summary>Nothing of these is wider than itself, and none reaches out of the window.</summary>
    private static async Task ShouldFitAsync(IPage page, params string[] pieces)
    {
        foreach (var piece in pieces)
        {
            var sizes = await page.Locator(piece)
                .First.EvaluateAsync<double[]>(
                    "e => [e.scrollWidth - e.clientWidth, e.getBoundingClientRect().left, innerWidth - e.getBoundingClientRect().right]");
            sizes[0].Should().BeLessThan(2, $"{piece} holds what is in it");
            sizes[1].Should().BeGreaterThan(-1, $"{piece} begins in the window");
            sizes[2].Should().BeGreaterThan(-1, $"{piece} ends in the window");
        }
    }
}

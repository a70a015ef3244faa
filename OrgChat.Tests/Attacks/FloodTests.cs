using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OrgChat.Domain.Storage.Database;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.Attacks;

/// <summary>Far too much of everything: the one who does it is told, and nobody else notices.</summary>
[Collection(nameof(BesideOthers))]
public sealed class FloodTests(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    private const int TenMegabytes = 10_000_000;

    [Fact]
    public async Task Ten_megabytes_pasted_into_the_composer_are_refused_in_words_and_nothing_is_lost()
    {
        var kim = await Visitor.SignInAsync(browser, server, "Dr. Daniel Kim");
        await kim.OpenAsync("Henrik Lund");
        await kim.Composer.FillAsync("Here is the note: ");

        await kim.Composer.EvaluateAsync("""
            (area, length) => {
                const clipboard = new DataTransfer();
                clipboard.setData('text/plain', 'x'.repeat(length));
                const paste = new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true });
                if (area.dispatchEvent(paste)) area.value += clipboard.getData('text');
            }
            """, TenMegabytes);

        var notice = kim.Page.GetByText("Not pasted: 10,000,000 characters are too many for a message.");
        await Expect(notice).ToBeVisibleAsync();
        await Eventually.TrueAsync(() => server.Services.GetRequiredService<OrgChatDatabase>()
            .ReadAsync(async db => (await db.SavedDrafts.ToListAsync()).Exists(draft => draft.Text == "Here is the note: ")));
        // What the server draws later comes after its answer.
        await kim.Button("More").ClickAsync();
        await Expect(kim.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Print" })).ToBeVisibleAsync();
        await kim.Page.Keyboard.PressAsync("Escape");
        (await notice.IsVisibleAsync()).Should().BeTrue("that the draft was saved is no news beside it");
        await Expect(kim.Composer).ToHaveValueAsync("Here is the note: ");
        await kim.SayAsync("Shorter now.");
        await Expect(kim.Message("Dr. Daniel Kim", "Shorter now.")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Too_much_to_keep_is_said_and_refused_and_stays_in_the_field()
    {
        var kim = await Visitor.SignInAsync(browser, server, "Dr. Daniel Kim");
        await kim.OpenAsync("Henrik Lund");
        var text = new string('x', 150_000);

        await kim.Composer.FillAsync(text);
        await Expect(kim.Page.GetByText("Too long to keep as a draft.")).ToBeVisibleAsync();
        await kim.Button("Send").ClickAsync();

        await Expect(kim.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("too long");
        await Expect(kim.Composer).ToHaveValueAsync(text);
    }

    [Fact]
    public async Task Every_other_field_takes_no_more_than_it_can_use()
    {
        var ines = await Visitor.SignInAsync(browser, server, "Ines Romero");
        foreach (var address in new[] { "/chat", "/clients", "/settings/team", "/settings/audit" })
        {
            await ines.Page.GotoAsync(address);
            await Expect(ines.Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
            await ShouldBeBoundedAsync(ines.Page);
        }

        await ines.Page.GotoAsync("/settings/team");
        await ines.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("Invite") }).First.ClickAsync();
        await Expect(ines.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await ShouldBeBoundedAsync(ines.Page);
        await ines.Page.Locator("#member-name").FocusAsync();
        await ines.Page.EvaluateAsync("document.execCommand('insertText', false, 'x'.repeat(1_000_000))");
        (await ines.Page.Locator("#member-name").InputValueAsync()).Length.Should().BeInRange(1, 1_000);
        await ines.Button("Cancel").ClickAsync();
        await Expect(ines.Page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();

        var stranger = await browser.NewPageAsync(server.BaseAddress);
        foreach (var address in new[] { "/sign-in", "/forgot-password" })
        {
            await stranger.GotoAsync(address);
            await ShouldBeBoundedAsync(stranger);
        }
    }

    private static async Task ShouldBeBoundedAsync(IPage page) =>
        (await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('input, textarea:not(.composer-input)')]
                .filter(field => !['hidden', 'checkbox', 'radio', 'date', 'file', 'submit'].includes(field.type) && !(field.maxLength > 0))
                .map(field => field.outerHTML)
            """)).Should().BeEmpty($"every field of {page.Url} has a limit");
}

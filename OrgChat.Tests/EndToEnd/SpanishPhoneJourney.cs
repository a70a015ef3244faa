using Microsoft.Playwright;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd;

/// <summary>Spanish is longer than English: on a phone its words still stand there whole.</summary>
[Collection(nameof(TakingLong))]
public sealed class SpanishPhoneJourney(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    // Elements that hold words themselves; what people wrote or are called may end in an ellipsis, as the clinic’s name over its list.
    private const string CutOff = """
        () => {
          const ofPeople = '.row-title, .row-preview, .row-owner, .list-view, .head-title, .avatar, .file-name, .composer-input, .bubble, input, select, textarea';
          const hasWords = element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
          const isHidden = overflow => overflow === 'hidden' || overflow === 'clip';
          const isCut = (element, style = getComputedStyle(element)) => style.display !== 'inline'
            && (element.scrollWidth > element.clientWidth + 1
              || element.scrollHeight > element.clientHeight + 1 && isHidden(style.overflowY));
          return [...document.querySelectorAll('body *')]
            .filter(element => hasWords(element) && element.checkVisibility() && !element.closest(`.visually-hidden, .mud-sr-only, .skip-link, svg, script, ${ofPeople}`))
            .filter(element => isCut(element) || isCut(element.closest('button, a, [role=tab], [role=menuitem], h1, h2, h3, label, .chip') ?? element))
            .map(element => `${element.tagName}.${element.className}: ${element.textContent.trim()}`);
        }
        """;

    [Fact]
    public async Task An_admin_reads_every_word_of_the_screens() =>
        await ShouldBeWholeAsync(await SignInAsync("Ines Romero"), "/chat", "/clients", "/clients/import", "/search",
            "/settings/team", "/settings/clinic", "/settings/new-conversations", "/settings/security", "/settings/audit", "/settings/notices",
            "/account", "/account/display", "/account/notices",
            "/account/sessions", "/account/security", "/help");

    [Fact]
    public async Task A_clients_page_is_read_whole()
    {
        var page = await SignInAsync("Ines Romero");
        await page.GotoAsync("/clients");
        var client = page.Locator("main a[href^='/clients/']:not([href='/clients/import'])").First;

        await ShouldBeWholeAsync(page, (await client.GetAttributeAsync("href"))!);
    }

    [Fact]
    public async Task Who_adds_a_client_reads_all_of_the_dialog()
    {
        var page = await SignInAsync("Ines Romero");
        await page.GotoAsync("/clients?add");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();

        await ShouldStandWholeAsync(page);
    }

    [Fact]
    public async Task A_client_reads_all_about_their_conversation()
    {
        var page = await SignInAsync("Ana Ruiz");
        await page.Locator("a.row[href^='/chat/']").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Más", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Detalles", Exact = true }).ClickAsync();
        await Expect(page.Locator(".side-panel")).ToBeVisibleAsync();

        await ShouldStandWholeAsync(page);
    }

    [Fact]
    public async Task A_client_who_writes_first_reads_every_word() => await ShouldBeWholeAsync(await SignInAsync("Ana Ruiz"), "/chat/new");

    [Theory]
    [InlineData("Jamie Lee", "/chat/organization")]
    [InlineData("Ana Ruiz", "/chat")]
    public async Task A_member_and_a_client_read_every_word_of_the_chat(string name, string list)
    {
        var page = await SignInAsync(name);
        await page.GotoAsync(list);
        var conversation = await page.Locator($"a.row[href^='{list}/']").First.GetAttributeAsync("href");

        await ShouldBeWholeAsync(page, list, conversation!, "/search");
    }

    [Fact]
    public async Task The_door_is_read_whole() =>
        await ShouldBeWholeAsync(await AtTheDoorAsync(), "/sign-in", "/forgot-password", "/no/such/page");

    private async Task<IPage> AtTheDoorAsync()
    {
        var page = await browser.NewPageAsync(server.BaseAddress, Visitor.Phone);
        await page.GotoAsync("/language/es?back=/sign-in");
        return page;
    }

    private async Task<IPage> SignInAsync(string name)
    {
        var page = await AtTheDoorAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Entrar como {name}", Exact = true }).ClickAsync();
        await Expect(page.Locator(".rail")).ToBeVisibleAsync();
        return page;
    }

    private static async Task ShouldBeWholeAsync(IPage page, params string[] addresses)
    {
        foreach (var address in addresses)
        {
            await page.GotoAsync(address);
            await ShouldStandWholeAsync(page);
        }
    }

    private static async Task ShouldStandWholeAsync(IPage page)
    {
        await Expect(page.Locator("html[lang=es]")).ToHaveCountAsync(1);
        await Expect(page.Locator("h1").First).ToBeAttachedAsync();
        await Expect(page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
        await Expect(page.Locator(".skeleton:visible")).ToHaveCountAsync(0);
        // The browser has a new address before the page of it is drawn.
        await page.WaitForFunctionAsync("() => (document.querySelector('.skip-link')?.pathname ?? location.pathname) === location.pathname");

        (await page.EvaluateAsync<string[]>(CutOff)).Should().BeEmpty($"every word of {page.Url} is read whole");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"))
            .Should().BeLessThanOrEqualTo(0, $"{page.Url} does not leave the screen sideways");
        await page.ShouldHaveNoAxeViolationsAsync();
    }
}

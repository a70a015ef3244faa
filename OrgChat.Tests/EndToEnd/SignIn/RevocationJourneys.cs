using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Storage.Database;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.SignIn;

[Collection(nameof(InABrowser))]
public sealed class RevocationJourneys(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    [Fact]
    public async Task Taking_Organization_chat_away_empties_the_open_window_and_the_switcher_goes()
    {
        var sam = await Visitor.SignInAsync(browser, server, "Sam Ortiz");
        await sam.SwitchToOrganizationAsync();
        await sam.OpenAsync("Henrik Lund");
        var henriks = sam.ConversationInAddress();
        var ines = await Visitor.SignInAsync(browser, server, "Ines Romero");
        await ines.Page.GotoAsync("/settings/team");
        await ines.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("Sam Ortiz") }).First.ClickAsync();
        await ines.Page.GetByRole(AriaRole.Link, new() { Name = "Permissions", Exact = true }).ClickAsync();
        var toggle = ines.Page.GetByRole(AriaRole.Switch, new() { Name = "Organization chat", Exact = true });
        await Expect(toggle).ToHaveAttributeAsync("aria-checked", "true");
        var opened = await OpenedByAsync("Sam Ortiz");

        var took = await Watch.UntilAsync("location.pathname === '/chat' && !document.querySelector('[role=log]')",
            () => toggle.ClickAsync(), sam.Page);

        took.Should().BeLessThan(TimeSpan.FromSeconds(2));
        await Expect(toggle).ToHaveAttributeAsync("aria-checked", "false");
        await Expect(sam.Page).ToHaveURLAsync(new Regex("/chat$"));
        await Expect(sam.Switcher).ToHaveCountAsync(0);
        await Expect(sam.Messages).ToHaveCountAsync(0);
        await Expect(sam.List.Locator($"a[href$='{henriks}']")).ToHaveCountAsync(0);

        await toggle.ClickAsync();
        await Expect(sam.Switcher).ToBeVisibleAsync();
        (await OpenedByAsync("Sam Ortiz")).Should().Be(opened, "what the screen does by itself is no opening");
    }

    private Task<int> OpenedByAsync(string name) => server.Services.GetRequiredService<OrgChatDatabase>().ReadAsync(async db =>
    {
        var id = await db.IdOfAsync(name);
        return await db.AuditEntries.CountAsync(entry => entry.ActorId == id && entry.Action == AuditAction.ConversationOpened);
    });
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OrgChat.Domain.Features.Demo;
using OrgChat.Domain.Storage.Database;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd;

[Collection(nameof(ForALine))]
public sealed class OnlyAdminJourney(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    [Fact]
    public async Task The_only_admin_gives_themself_Organization_chat_and_everybody_can_see_it_until_there_are_two()
    {
        var ines = await Visitor.SignInAsync(browser, server, "Ines Romero");
        await Expect(ines.Switcher).ToHaveCountAsync(0);
        await ines.Page.GotoAsync("/settings/team");
        await ines.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("Ines Romero") }).ClickAsync();
        await Expect(ines.Page.GetByText("You are the only active admin")).ToBeVisibleAsync();
        await SixteenMinutesPassAsync();

        await Switch(ines, "Organization chat").PressAsync("Enter");
        await ines.Dialog("Turn on Organization chat with all it needs?").GetByRole(AriaRole.Button, new() { Name = "Turn on all" }).ClickAsync();
        var question = ines.Dialog("Confirm it’s you");
        await question.GetByLabel("Password or code").FillAsync(DemoClinicService.Password);
        await question.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();

        await Expect(Switch(ines, "Organization chat")).ToHaveAttributeAsync("aria-checked", "true");
        await ines.Page.ShouldHaveNoAxeViolationsAsync();
        await ines.Page.GotoAsync("/settings/team");
        await Expect(ines.Page.GetByText("gave themself Organization chat on")).ToBeVisibleAsync();
        await ines.Page.ShouldHaveNoAxeViolationsAsync();

        await ines.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("Ines Romero") }).ClickAsync();
        await Expect(ines.Page.GetByText("You are the only active admin")).ToBeVisibleAsync();
        await server.Services.GetRequiredService<OrgChatDatabase>().WriteAsync(async db =>
            (await db.TeamMembers.ToListAsync()).Single(member => member.Name == "Nora Fields").MakeAdmin());
        await Expect(ines.Page.GetByText("Nobody changes their own permissions.")).ToBeVisibleAsync();
        await ines.Page.GotoAsync("/chat");
        await Expect(ines.Switcher).ToHaveCountAsync(1);
    }

    private static ILocator Switch(Visitor visitor, string name) =>
        visitor.Page.GetByRole(AriaRole.Switch, new() { Name = name, Exact = true });

    // The person was there all the time; only the proof has become old.
    private async Task SixteenMinutesPassAsync()
    {
        await using var db = server.Services.GetRequiredService<OrgChatDatabase>().ForIdentity();
        foreach (var session in await db.Sessions.ToListAsync())
            db.Entry(session).Property(s => s.ConfirmedAt).CurrentValue = TimeProvider.System.GetUtcNow().AddMinutes(-16);
        await db.SaveChangesAsync();
    }
}

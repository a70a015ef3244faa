using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OrgChat.Domain.Features.Demo;
using OrgChat.Domain.Storage.Database;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.SignIn;

[Collection(nameof(ForALine))]
public sealed class ConfirmationJourney(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    [Fact]
    public async Task A_sensitive_act_asks_for_the_password_again_and_goes_on_with_what_was_typed()
    {
        var ines = await Visitor.SignInAsync(browser, server, "Ines Romero");
        await ines.Page.GotoAsync("/settings/team");
        await ines.Button("Invite").ClickAsync();
        await ines.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Lena Park");
        await ines.Page.GetByLabel("Email", new() { Exact = true }).FillAsync("lena.park@lakeside.example");
        await SixteenMinutesPassAsync();
        await ines.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Invite" }).ClickAsync();

        var question = ines.Dialog("Confirm it’s you");
        await Expect(question).ToBeVisibleAsync();
        await ines.Page.ShouldHaveNoAxeViolationsAsync();
        await question.GetByLabel("Password or code").FillAsync("wrong");
        await question.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();
        await Expect(question.GetByRole(AriaRole.Alert)).ToContainTextAsync("That is not right.");
        await question.GetByLabel("Password or code").FillAsync(DemoClinicService.Password);
        await question.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();

        await Expect(ines.Dialog("Lena Park is on the team")).ToBeVisibleAsync();
    }

    // The person was there all the time; only the proof has become old.
    private async Task SixteenMinutesPassAsync()
    {
        await using var db = server.Services.GetRequiredService<OrgChatDatabase>().ForIdentity();
        foreach (var session in await db.Sessions.ToListAsync())
            db.Entry(session).Property(s => s.ConfirmedAt).CurrentValue = TimeProvider.System.GetUtcNow().AddMinutes(-16);
        await db.SaveChangesAsync();
    }
}

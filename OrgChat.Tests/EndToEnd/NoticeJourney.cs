using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OrgChat.Domain.Features.Notices;
using OrgChat.Domain.Storage.Database;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd;

/// <summary>Who is told by mail, and who chose not to be.</summary>
[Collection(nameof(BesideOthers))]
public sealed class NoticeJourney(ServerWithClock server, Browser browser) : IClassFixture<ServerWithClock>
{
    private const string Subject = "You have a new secure message from Lakeside Clinic";

    [Fact]
    public async Task Ana_wants_no_mails_and_Jamie_gets_one_for_three_messages()
    {
        var ana = await Visitor.SignInAsync(browser, server, "Ana Ruiz");
        await ana.Page.GotoAsync("/account/notices");
        var mail = ana.Page.GetByRole(AriaRole.Group).GetByRole(AriaRole.Checkbox, new() { Name = "By e-mail" });
        await Expect(mail).ToBeCheckedAsync();
        await mail.UncheckAsync();
        await Eventually.TrueAsync(async () => await AreMailedAsync("Ana Ruiz") is false);
        await ana.Page.ReloadAsync();
        await Expect(mail).Not.ToBeCheckedAsync();
        await ana.Page.ShouldHaveNoAxeViolationsAsync();

        await ana.Page.GotoAsync("/chat");
        await ana.OpenAsync("Jamie Lee");
        foreach (var text in new[] { "Hello Jamie", "One more thing", "That is all" })
            await ana.SayAsync(text);
        var jamie = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez");
        await jamie.OpenAsync("Ana Ruiz");
        await jamie.SayAsync("It passes within a week.");

        server.Clock.Forward(TimeSpan.FromMinutes(6));

        var told = await server.MailToAsync("jamie.lee@lakeside.example", Subject);
        told.TextBody.Should().NotContainAny("Ana", "Ruiz", "Hello").And.Contain("/chat");
        server.Mails().Should().NotContain(one => one.To.Mailboxes.Single().Address == "ana.ruiz@mail.example");
    }

    private async Task<bool?> AreMailedAsync(string client)
    {
        var clients = await server.Services.GetRequiredService<OrgChatDatabase>().ReadAsync(db => db.Clients.ToListAsync());
        return await server.Services.GetRequiredService<NoticePreferenceService>()
            .AreMailedAsync(clients.Single(one => one.Name == client).Id);
    }
}

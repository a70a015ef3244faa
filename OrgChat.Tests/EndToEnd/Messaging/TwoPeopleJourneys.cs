using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Storage.Database;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.Messaging;

/// <summary>Two people at one browser: a page drawn for Ana never acts as Sam, and never shows itself to him.</summary>
[Collection(nameof(ForALine))]
public sealed class TwoPeopleJourneys(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    private readonly List<IWebSocketRoute> lines = [];
    private volatile bool isDown;

    [Fact]
    public async Task A_circuit_that_comes_back_under_another_sign_in_does_nothing_and_is_loaded_anew()
    {
        var ana = await AnaAsync();
        var before = await SentAsync();

        // Without the page's own question who is signed in: the server alone has to notice.
        await ana.Page.RouteAsync("**/account/session", route => route.AbortAsync());
        await CutAsync();
        await ana.Composer.FillAsync("Written by Ana");
        await ana.Button("Send").ClickAsync();
        await TakeOverAsync(ana.Page.Context, "Sam Ortiz");
        isDown = false;

        await Expect(ana.Page.GetByRole(AriaRole.Button, new() { Name = "Sam Ortiz, your account" }))
            .ToBeVisibleAsync(new() { Timeout = 60_000 });
        (await ana.Page.ContentAsync()).Should().NotContain("Written by Ana");
        (await SentAsync()).Should().Be(before);
        await Eventually.TrueAsync(async () => await RefusedAsync() is not null);
        (await RefusedAsync()).Should().Be("Sam Ortiz was at the screen of Ana Ruiz");
        (await ana.Page.EvaluateAsync<string>("JSON.stringify(sessionStorage)"))
            .Should().NotContain((await IdOfAsync("Ana Ruiz")).ToString());
    }

    [Fact]
    public async Task Signing_in_in_a_second_tab_leaves_nothing_of_the_first_person_in_the_first()
    {
        var ana = await AnaAsync();
        await ana.Page.RouteAsync("**/account/session", route => route.AbortAsync());
        await CutAsync();
        await SignInInSecondTabAsync(ana.Page, "Sam Ortiz");
        isDown = false;

        await Expect(ana.Messages).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await Expect(ana.Page.GetByRole(AriaRole.Button, new() { Name = "Ana Ruiz, your account" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_page_that_lost_its_line_is_emptied_as_soon_as_it_learns_who_is_signed_in_now()
    {
        var ana = await AnaAsync();
        await CutAsync();

        await SignInInSecondTabAsync(ana.Page, "Sam Ortiz");

        await Expect(ana.Page.GetByText("Ana Ruiz, your account")).ToHaveCountAsync(0);
        await Expect(ana.Messages).ToHaveCountAsync(0, new() { Timeout = 60_000 });
    }

    private async Task<Visitor> AnaAsync()
    {
        var page = await browser.NewPageAsync(server.BaseAddress);
        // Down for plain HTTP as well, or the page would come back by polling.
        await page.RouteAsync("**/_blazor**", route => isDown ? route.AbortAsync() : route.ContinueAsync());
        await page.RouteWebSocketAsync("**/_blazor**", line =>
        {
            if (isDown)
            {
                _ = line.CloseAsync();
                return;
            }

            line.ConnectToServer();
            lines.Add(line);
        });
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as Ana Ruiz", Exact = true }).ClickAsync();
        var ana = new Visitor(page, "Ana Ruiz");
        await ana.OpenAsync("Dr. Maria Lopez");
        return ana;
    }

    private async Task CutAsync()
    {
        isDown = true;
        foreach (var line in lines)
            await line.CloseAsync();
    }

    private async Task SignInInSecondTabAsync(IPage first, string name)
    {
        var second = await first.Context.NewPageAsync();
        await second.GotoAsync(new Uri(server.BaseAddress, "/sign-in").ToString());
        await second.GetByRole(AriaRole.Button, new() { Name = $"Sign in as {name}", Exact = true }).ClickAsync();
        await Expect(new Visitor(second, name).List).ToBeVisibleAsync();
    }

    /// <summary>The browser’s cookie is another person’s from now on, and nobody was told.</summary>
    private async Task TakeOverAsync(IBrowserContext context, string name)
    {
        var other = await Visitor.SignInAsync(browser, server, name);
        await context.ClearCookiesAsync();
        await context.AddCookiesAsync((await other.Page.Context.CookiesAsync())
            .Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = server.BaseAddress.ToString() }));
    }

    private Task<Guid> IdOfAsync(string name) => Database.ReadAsync(db => db.IdOfAsync(name));

    private Task<int> SentAsync() => Database.ReadAsync(db => db.Messages.CountAsync());

    private Task<string?> RefusedAsync() => Database.ReadAsync(db => db.AuditEntries
        .Where(e => e.Action == AuditAction.ScreenRefused).Select(e => e.ActorName + " was at the screen of " + e.SubjectName)
        .FirstOrDefaultAsync());

    private OrgChatDatabase Database => server.Services.GetRequiredService<OrgChatDatabase>();
}

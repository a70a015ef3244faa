using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Domain.Storage.Database;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.SignIn;

/// <summary>Who leaves their screen is asked, then signed out; the next person finds nothing, the same one finds their words.</summary>
[Collection(nameof(BesideOthers))]
public sealed class LogOffJourneys(ServerWithClock server, Browser browser) : IClassFixture<ServerWithClock>
{
    [Fact]
    public async Task A_minute_before_the_end_Maria_is_asked_and_stays()
    {
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez");

        // From the sign-in on: how long her page took to come is no part of it. The next ten seconds begin soon.
        await Watch.UntilAsync("document.querySelector('[role=dialog]')?.innerText.includes('You will be signed out in 60 seconds') ?? false",
            async () => server.Clock.Forward(TimeSpan.FromMinutes(14.05) - await QuietForAsync("Dr. Maria Lopez")), maria.Page);

        var warning = maria.Page.GetByRole(AriaRole.Dialog);
        await Expect(warning).ToBeVisibleAsync();
        await maria.Page.ShouldHaveNoAxeViolationsAsync();
        await maria.Button("Stay signed in").ClickAsync();
        await Expect(warning).ToBeHiddenAsync();
        server.Clock.Forward(TimeSpan.FromMinutes(10));
        await maria.OpenAsync("Priya Shah");
        await Expect(warning).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_key_pressed_on_a_page_just_loaded_counts_at_once()
    {
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez");
        server.Clock.Forward(TimeSpan.FromMinutes(13));
        await maria.Page.ReloadAsync();
        await Expect(maria.List).ToBeVisibleAsync();

        await maria.Page.Keyboard.PressAsync("Shift");
        await Eventually.TrueAsync(async () => await QuietForAsync("Dr. Maria Lopez") < TimeSpan.FromMinutes(1));
        server.Clock.Forward(TimeSpan.FromMinutes(3));

        await maria.OpenAsync("Priya Shah");
        await Expect(maria.Page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task After_15_minutes_nothing_of_a_patient_is_left_and_the_words_wait_for_the_same_person_only()
    {
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez");
        var page = maria.Page;
        await maria.OpenAsync("Priya Shah");
        await maria.Composer.FillAsync("Half a thought about Priya");
        await Expect(page.GetByText("Draft saved")).ToBeVisibleAsync();
        var place = page.Url;

        server.Clock.Forward(TimeSpan.FromMinutes(16));

        await Expect(page.GetByText("You were signed out because nothing was touched for a while.")).ToBeVisibleAsync();
        await ShowsNothingAsync(page);
        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true })).ToBeVisibleAsync();
        await ShowsNothingAsync(page);

        await EnterAsync(page, "Jamie Lee");
        await page.GotoAsync(place);
        await Expect(page.GetByText("isn’t here, or isn’t open to you").Or(page.GetByRole(AriaRole.Log))).ToBeVisibleAsync();
        (await page.ContentAsync()).Should().NotContain("Half a thought");
        await EnterAsync(page, "Dr. Maria Lopez");
        await page.GotoAsync(place);
        await Expect(maria.Composer).ToHaveValueAsync("Half a thought about Priya");
    }

    [Fact]
    public async Task A_page_without_a_line_empties_itself()
    {
        var (ana, line) = await Line.SignInAsync(browser, server, "Ana Ruiz", Visitor.Phone);
        await ana.OpenAsync("Dr. Maria Lopez");
        await line.LoseAsync();

        // The browser's own clock this time: the server cannot be asked.
        await ana.Page.EvaluateAsync("const real = Date.now; Date.now = () => real() + 31 * 60_000");

        await Expect(ana.Page.GetByRole(AriaRole.Log)).ToHaveCountAsync(0);
        (await ana.Page.EvaluateAsync<string>("document.documentElement.innerText + sessionStorage.length").ContinueWith(
            read => read.IsCompletedSuccessfully ? read.Result : "0", TaskScheduler.Default)).Should().NotContain("Maria");
    }

    [Fact]
    public async Task Twelve_hours_end_a_session_whatever_is_typed_and_Ana_is_told_five_minutes_before()
    {
        var ana = await Visitor.SignInAsync(browser, server, "Ana Ruiz", Visitor.Phone);
        await ana.OpenAsync("Dr. Maria Lopez");
        await StartedAsync("Ana Ruiz", SessionRules.Longest - TimeSpan.FromMinutes(4.5));
        var warning = ana.Page.GetByRole(AriaRole.Dialog, new() { Name = "You will be signed out in 5 minutes" });
        await Expect(warning).ToBeVisibleAsync();
        await ana.Page.ShouldHaveNoAxeViolationsAsync();
        await ana.Button("Go on until then").ClickAsync();
        await Expect(warning).ToBeHiddenAsync();

        await StartedAsync("Ana Ruiz", SessionRules.Longest - TimeSpan.FromSeconds(15));
        await ana.Composer.FillAsync("Written in the last seconds");

        await Expect(ana.Page.GetByText("a sign-in lasts at most 12 hours")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await ShowsNothingAsync(ana.Page);
        await EnterAsync(ana.Page, "Ana Ruiz");
        await ana.OpenAsync("Dr. Maria Lopez");
        await Expect(ana.Composer).ToHaveValueAsync("Written in the last seconds");
    }

    private async Task<TimeSpan> QuietForAsync(string name)
    {
        var newest = await server.Services.GetRequiredService<OrgChatDatabase>().ReadAsync(async db =>
        {
            var id = await db.IdOfAsync(name);
            return await db.Sessions.Where(s => s.EndedAt == null && s.PersonId == id).MaxAsync(s => s.LastInputAt);
        });
        return server.Clock.GetUtcNow() - newest;
    }

    private async Task StartedAsync(string name, TimeSpan ago)
    {
        await using var db = server.Services.GetRequiredService<OrgChatDatabase>().ForIdentity();
        var id = await db.IdOfAsync(name);
        var start = server.Clock.GetUtcNow() - ago;
        foreach (var session in await db.Sessions.Where(s => s.PersonId == id && s.EndedAt == null).ToListAsync())
            db.Entry(session).Property(s => s.StartedAt).CurrentValue = start;
        await db.SaveChangesAsync();
    }

    private static async Task EnterAsync(IPage page, string name)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Sign in as {name}", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/chat"));
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Conversations", Exact = true })).ToBeVisibleAsync();
    }

    private static async Task ShowsNothingAsync(IPage page)
    {
        (await page.ContentAsync()).Should().NotContain("Half a thought").And.NotContain("role=\"log\"").And.NotContain("class=\"rail");
        (await page.EvaluateAsync<int>("sessionStorage.length")).Should().Be(0);
    }
}

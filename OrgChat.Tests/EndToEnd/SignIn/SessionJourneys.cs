using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OrgChat.Domain.Features.Team;
using OrgChat.Domain.Model;
using OrgChat.Domain.Storage.Database;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using OrgChat.Web.Circuits;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.SignIn;

/// <summary>What ends a session empties every page of it, at once.</summary>
[Collection(nameof(InABrowser))]
public sealed class SessionJourneys(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    private const string NoList = "!document.querySelector('[aria-label=Conversations]')";

    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Signing_out_ends_every_tab_and_a_cookie_somebody_kept()
    {
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez");
        var other = await SecondTabAsync(maria);
        var kept = await maria.Page.Context.CookiesAsync();

        await maria.Page.GetByRole(AriaRole.Button, new() { Name = "Dr. Maria Lopez, your account" }).ClickAsync();
        await maria.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();

        await Expect(SignInOf(other)).ToBeVisibleAsync();
        await ShowsNothingOfAPatientAsync(other);
        var thief = await browser.NewPageAsync(server.BaseAddress);
        await thief.Context.AddCookiesAsync(
            kept.Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = server.BaseAddress.ToString() }));
        await thief.GotoAsync("/chat");
        await Expect(SignInOf(thief)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_admin_ends_the_sessions_of_a_member_and_both_their_windows_are_empty_within_two_seconds()
    {
        var sam = await Visitor.SignInAsync(browser, server, "Sam Ortiz");
        var other = await SecondTabAsync(sam);
        var ines = await Visitor.SignInAsync(browser, server, "Ines Romero");
        await ines.Page.GotoAsync($"/settings/team/{await IdAsync("Sam Ortiz")}");
        var end = ines.Button("End all sessions");
        await Expect(end).ToBeVisibleAsync();
        await ines.Page.ShouldHaveNoAxeViolationsAsync();

        var took = await Watch.UntilAsync(NoList, () => end.ClickAsync(), sam.Page, other);

        took.Should().BeLessThan(AtOnce);
        foreach (var page in new[] { sam.Page, other })
        {
            await Expect(page.GetByText("An admin of your clinic signed you out.")).ToBeVisibleAsync();
            await ShowsNothingOfAPatientAsync(page);
        }

        await Expect(ines.Page.GetByText("Sam is not signed in anywhere.")).ToBeVisibleAsync();
        (await sam.Page.Context.APIRequest.GetAsync("/account/session", new() { MaxRedirects = 0 })).Status.Should().Be(302);
    }

    [Fact]
    public async Task Deactivation_empties_the_open_window_within_two_seconds()
    {
        var nora = await Visitor.SignInAsync(browser, server, "Nora Fields");

        var (ines, noras, jamies) = (await IdAsync("Ines Romero"), await IdAsync("Nora Fields"), await IdAsync("Jamie Lee"));
        var took = await Watch.UntilAsync(NoList,
            () => server.Services.GetRequiredService<TeamService>().DeactivateAsync(new Actor(ines), noras, jamies), nora.Page);

        took.Should().BeLessThan(AtOnce);
        await Expect(nora.Page.GetByText("Your account is no longer active.")).ToBeVisibleAsync();
        await ShowsNothingOfAPatientAsync(nora.Page);
    }

    [Fact]
    public async Task Ana_sees_her_phone_and_her_tablet_and_signs_the_tablet_out()
    {
        var tablet = await Visitor.SignInAsync(browser, server, "Ana Ruiz");
        var phone = await Visitor.SignInAsync(browser, server, "Ana Ruiz", Visitor.Phone);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Ana Ruiz, your account" }).ClickAsync();
        await phone.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Your account" }).ClickAsync();
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Sessions", Exact = true }).ClickAsync();
        var sessions = phone.Page.GetByRole(AriaRole.List, new() { Name = "Sessions" }).GetByRole(AriaRole.Listitem);
        await Expect(sessions).ToHaveCountAsync(2);
        await Expect(sessions.First).ToContainTextAsync("This device");
        await phone.Page.ShouldHaveNoAxeViolationsAsync();

        var took = await Watch.UntilAsync(NoList, () => sessions.Last.GetByRole(AriaRole.Button).ClickAsync(), tablet.Page);

        took.Should().BeLessThan(AtOnce);
        await Expect(tablet.Page.GetByText("signed out from another of your devices")).ToBeVisibleAsync();
        await Expect(sessions).ToHaveCountAsync(1);
        await phone.Button("Sign out everywhere").ClickAsync();
        var question = phone.Dialog("Sign out everywhere?");
        await phone.Page.ShouldHaveNoAxeViolationsAsync();
        await question.GetByRole(AriaRole.Button, new() { Name = "Sign out everywhere" }).ClickAsync();
        await Expect(SignInOf(phone.Page)).ToBeVisibleAsync();
        await Expect(phone.Page.GetByText("another of your devices")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task One_window_too_many_closes_the_oldest_which_says_so()
    {
        var jamie = await Visitor.SignInAsync(browser, server, "Jamie Lee");
        var windows = server.Services.GetRequiredService<OpenCircuitLimiter>();
        var id = await IdAsync("Jamie Lee");
        for (var other = 1; other < OpenCircuitLimiter.PerPerson; other++)
            windows.TryEnter(id, new OwnCircuit());

        var newest = await SecondTabAsync(jamie);

        await Expect(jamie.Page.GetByText("This window was closed")).ToBeVisibleAsync();
        await ShowsNothingOfAPatientAsync(jamie.Page);
        await Expect(new Visitor(newest, "Jamie Lee").List).ToBeVisibleAsync();
        await jamie.Page.ShouldHaveNoAxeViolationsAsync();
    }

    private async Task<IPage> SecondTabAsync(Visitor visitor)
    {
        var page = await visitor.Page.Context.NewPageAsync();
        await page.GotoAsync(new Uri(server.BaseAddress, "/chat").ToString());
        await Expect(new Visitor(page, visitor.ToString()).List).ToBeVisibleAsync();
        return page;
    }

    private static ILocator SignInOf(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true });

    private static async Task ShowsNothingOfAPatientAsync(IPage page)
    {
        var content = await page.Locator("main").First.InnerHTMLAsync();
        content.Should().NotContain("class=\"conversation").And.NotContain("role=\"log\"").And.NotContain("class=\"rail");
        (await page.EvaluateAsync<int>("sessionStorage.length")).Should().Be(0);
    }

    private Task<Guid> IdAsync(string name) => server.Services.GetRequiredService<OrgChatDatabase>()
        .ReadAsync(db => db.IdOfAsync(name));
}

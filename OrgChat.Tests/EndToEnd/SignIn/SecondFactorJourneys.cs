using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OrgChat.Domain.Features.Demo;
using OrgChat.Domain.Features.SignIn;
using OrgChat.Domain.Model;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using OtpNet;
using static Microsoft.Playwright.Assertions;
using Visitor = OrgChat.Tests.Browsers.Visitor;

namespace OrgChat.Tests.EndToEnd.SignIn;

[Collection(nameof(TakingLong))]
public sealed class SecondFactorJourneys(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    // Passkeys belong to a name, never to a number.
    private Uri Address => new($"http://localhost:{server.BaseAddress.Port}");

    [Fact]
    public async Task An_authenticator_app_is_set_up_asked_for_and_replaced_by_a_recovery_code_when_the_phone_is_lost()
    {
        var page = await browser.NewPageAsync(server.BaseAddress, Visitor.Phone);
        await SignInAsync(page, "daniel.kim@lakeside.example");
        await Expect(page).ToHaveURLAsync(new Regex("/chat$"));
        await page.GotoAsync("/account/security");
        await Button(page, "Add").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Set up a second factor" })).ToBeVisibleAsync();
        await page.ShouldHaveNoAxeViolationsAsync();
        var secret = Base32Encoding.ToBytes((await page.Locator(".key-text").InnerTextAsync()).Replace(" ", ""));
        await page.GetByLabel("Code").FillAsync(CodeOf(secret, 0)); // Good for a step more: one may turn meanwhile.
        await Button(page, "Set up the app").ClickAsync();
        var list = page.GetByRole(AriaRole.List, new() { Name = "Recovery codes" }).GetByRole(AriaRole.Listitem);
        await Expect(list).ToHaveCountAsync(10);
        var codes = await list.AllInnerTextsAsync();
        await page.ShouldHaveNoAxeViolationsAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "I have kept them" }).ClickAsync();
        await Expect(page.GetByText("Authenticator app", new() { Exact = true })).ToBeVisibleAsync();
        await page.ShouldHaveNoAxeViolationsAsync();

        var other = await browser.NewPageAsync(server.BaseAddress);
        await SignInAsync(other, "daniel.kim@lakeside.example");
        await Expect(other).ToHaveURLAsync(new Regex("/sign-in/second-factor$"));
        await Expect(other.GetByLabel("Code")).ToBeVisibleAsync();
        await other.ShouldHaveNoAxeViolationsAsync();
        await other.GotoAsync("/chat");
        await Expect(other).ToHaveURLAsync(new Regex("/sign-in\\?"), new() { Timeout = 20_000 });
        await other.GotoAsync("/sign-in/second-factor");
        await ContinueAsync(other, "000000");
        await Expect(other.GetByRole(AriaRole.Alert).First).ToContainTextAsync("This code is not right");
        var used = CodeOf(secret, 1);
        await ContinueAsync(other, used);
        await Expect(other).ToHaveURLAsync(new Regex("/chat$"));

        var third = await browser.NewPageAsync(server.BaseAddress);
        await SignInAsync(third, "daniel.kim@lakeside.example");
        await ContinueAsync(third, used);
        await Expect(third.GetByRole(AriaRole.Alert).First).ToContainTextAsync("has been used");
        await ContinueAsync(third, codes[0]);
        await Expect(third).ToHaveURLAsync(new Regex("/chat$"));
        await server.MailToAsync("daniel.kim@lakeside.example", "A recovery code was used");
    }

    [Fact]
    public async Task A_passkey_is_set_up_is_the_second_step_and_also_the_whole_sign_in()
    {
        var page = await browser.NewPageAsync(Address);
        await GivePasskeysAsync(page);
        await SignInAsync(page, "sam.ortiz@lakeside.example");
        await page.GotoAsync("/account/security");
        await Button(page, "Add").ClickAsync();
        await Expect(Button(page, "Set up a passkey")).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded); // Its script is there.
        await Button(page, "Set up a passkey").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "I have kept them" }).ClickAsync();
        await Expect(page.GetByText("Passkey, Chrome on Linux", new() { Exact = true })).ToBeVisibleAsync();
        await SignOutAsync(page);

        await SignInAsync(page, "sam.ortiz@lakeside.example");
        await Expect(page).ToHaveURLAsync(new Regex("/sign-in/second-factor$"));
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        await Button(page, "Use a passkey").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/chat$"));
        await SignOutAsync(page);

        await page.GotoAsync("/sign-in?returnUrl=%2Fclients");
        await Button(page, "Use a passkey").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/clients$"));
    }

    [Fact]
    public async Task When_the_clinic_asks_for_one_it_is_set_up_on_the_way_in_and_nothing_loads_before()
    {
        await using var strict = new OrgChatServer();
        var ida = await ActorOfAsync(strict, "ida.holm@riverside.example");
        await strict.Services.GetRequiredService<SecondFactorRuleService>().SetAsync(ida, true);
        var page = await browser.NewPageAsync(new Uri($"http://localhost:{strict.BaseAddress.Port}"));
        await GivePasskeysAsync(page);
        await SignInAsync(page, "ida.holm@riverside.example");
        await Expect(page).ToHaveURLAsync(new Regex("/sign-in/set-up-second-factor$"));
        await Expect(Button(page, "Set up a passkey")).ToBeVisibleAsync();
        await page.ShouldHaveNoAxeViolationsAsync();
        await page.GotoAsync("/settings/team");
        await Expect(page).ToHaveURLAsync(new Regex("/sign-in\\?"));
        await page.GotoAsync("/sign-in/set-up-second-factor");
        await Button(page, "Set up a passkey").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "I have kept them" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/chat$"));
    }

    private static async Task<Actor> ActorOfAsync(OrgChatServer server, string email) =>
        new((await server.Services.GetRequiredService<PasswordSignInService>().OpenAsync(email, DemoClinicService.Password, new(null)))
            .Single().Id);

    private static string CodeOf(byte[] secret, int steps) =>
        new Totp(secret).ComputeTotp(TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(30 * steps));

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static async Task ContinueAsync(IPage page, string code)
    {
        await page.GetByLabel("Code").FillAsync(code);
        await Button(page, "Continue").ClickAsync();
    }

    private static async Task SignInAsync(IPage page, string email)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Email" }).FillAsync(email);
        await page.GetByLabel("Password").FillAsync(DemoClinicService.Password);
        await Button(page, "Sign in").ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(new Regex("/sign-in$"));
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("your account$") }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/sign-in"));
    }

    /// <summary>An authenticator in the browser that says yes, as Chromium plays one.</summary>
    private static async Task GivePasskeysAsync(IPage page)
    {
        var devTools = await page.Context.NewCDPSessionAsync(page);
        await devTools.SendAsync("WebAuthn.enable");
        await devTools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}

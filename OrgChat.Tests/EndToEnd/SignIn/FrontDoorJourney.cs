using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OrgChat.Domain.Features.Demo;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.SignIn;

[Collection(nameof(BesideOthers))]
public sealed class FrontDoorJourney(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    private const string Refusal = "That e-mail and password don’t open an account.";

    [Fact]
    public async Task The_first_page_a_visitor_meets_is_the_accessible_sign_in_and_brings_them_where_they_wanted()
    {
        var page = await browser.NewPageAsync(server.BaseAddress);
        await page.GotoAsync("/clients");
        await Expect(page).ToHaveURLAsync(new Regex("/sign-in"));
        await page.ShouldHaveNoAxeViolationsAsync();

        await SignInAsync(page, "jamie.lee@lakeside.example", DemoClinicService.Password);

        await Expect(page).ToHaveURLAsync(new Regex("/clients$"));
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_address_and_a_locked_account_are_told_the_same()
    {
        var page = await browser.NewPageAsync(server.BaseAddress);
        await page.GotoAsync("/sign-in");
        await SignInAsync(page, "nobody@lakeside.example", "whatever it may be");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(Refusal);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await SignInAsync(page, "nora.fields@lakeside.example", $"wrong password {attempt}");
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(Refusal);
        }

        await SignInAsync(page, "nora.fields@lakeside.example", DemoClinicService.Password);

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(Refusal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task Signing_in_never_leads_to_another_site(string returnUrl)
    {
        var page = await browser.NewPageAsync(server.BaseAddress);
        await page.GotoAsync($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");

        await SignInAsync(page, "sam.ortiz@lakeside.example", DemoClinicService.Password);

        await Expect(page).ToHaveURLAsync(new Regex($"^{Regex.Escape(server.BaseAddress.ToString())}chat$"));
    }

    [Fact]
    public async Task Who_signs_out_is_out()
    {
        var sam = await Visitor.SignInAsync(browser, server, "Sam Ortiz");
        await sam.Button("Sam Ortiz, your account").ClickAsync();
        await sam.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
        await Expect(sam.Page).ToHaveURLAsync(new Regex(@"/sign-in(\?because=SignedOut)?$"));

        await sam.Page.GotoAsync("/chat");

        await Expect(sam.Page).ToHaveURLAsync(new Regex("/sign-in"));
    }

    private static async Task SignInAsync(IPage page, string email, string password)
    {
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Email" }).FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }
}

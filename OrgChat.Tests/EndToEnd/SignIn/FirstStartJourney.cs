using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OrgChat.Domain.Features.Accounts;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using OtpNet;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.SignIn;

[Collection(nameof(TakingLong))]
public sealed class FirstStartJourney(Browser browser)
{
    [Fact]
    public async Task A_clinic_begins_with_nothing_but_the_link_on_the_console()
    {
        await using var server = new ProductionServer();
        var code = await server.Services.GetRequiredService<SetUpService>().RenewAsync();
        var page = await browser.NewPageAsync(server.BaseAddress,
            new() { IgnoreHTTPSErrors = true, TimezoneId = "America/Chicago", ViewportSize = new() { Width = 1440, Height = 900 } });
        await page.GotoAsync($"/set-up#{code}");
        await Expect(page.GetByLabel("Language of the organization")).ToHaveValueAsync("en");
        await page.ShouldHaveNoAxeViolationsAsync();
        await page.GetByLabel("Organization", new() { Exact = true }).FillAsync("Hillside Clinic");
        await page.GetByLabel("Your name").FillAsync("Lena Voss");
        await page.GetByLabel("Your email").FillAsync("lena.voss@hillside.example");
        await page.GetByLabel("Password").FillAsync("mango tram river");
        await Button(page, "Set up").ClickAsync();

        // The second factor is required from the beginning, and is no dead end for somebody alone.
        var secret = Base32Encoding.ToBytes((await page.Locator(".key-text").InnerTextAsync()).Replace(" ", ""));
        await page.GetByLabel("Code").FillAsync(new Totp(secret).ComputeTotp(TimeProvider.System.GetUtcNow().UtcDateTime));
        await Button(page, "Set up the app").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "I have kept them" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/chat$"));

        var list = page.GetByRole(AriaRole.Region, new() { Name = "Set up Hillside Clinic" });
        await Expect(list.GetByText("1 of 4")).ToBeVisibleAsync();
        await Expect(page.GetByText("Personal chat · Hillside Clinic")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Import a list (CSV)" })).ToBeVisibleAsync();
        await page.ShouldHaveNoAxeViolationsAsync();

        await list.GetByRole(AriaRole.Link, new() { Name = "Fill in what is missing of your clinic" }).ClickAsync();
        await Expect(page.GetByLabel("Time zone")).ToHaveValueAsync("America/Chicago");
        await page.GetByLabel("Phone number").FillAsync("(555) 014-2200");
        await page.GetByLabel("Emergency line").FillAsync("911");
        await Button(page, "Monday: add a time").ClickAsync();
        await Button(page, "Copy Monday to Tuesday, Wednesday, Thursday and Friday").ClickAsync();
        await page.ShouldHaveNoAxeViolationsAsync();
        await Button(page, "Save").ClickAsync();
        await Expect(page.GetByText("Saved.")).ToBeVisibleAsync();

        await Expect(list.GetByText("(555) 014-2200 · emergencies 911 · Mon to Fri, 8 AM to 5 PM · English")).ToBeVisibleAsync();
        await list.GetByRole(AriaRole.Button, new() { Name = "Invite", Exact = true }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name").FillAsync("Omar Haddad");
        await dialog.GetByLabel("Email").FillAsync("omar.haddad@hillside.example");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Invite", Exact = true }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Expect(list.GetByText("Invited: Omar Haddad.")).ToBeVisibleAsync();
        await Expect(list.GetByText("3 of 4")).ToBeVisibleAsync();

        await Expect(list.GetByRole(AriaRole.Link, new() { NameRegex = new("^Add one by hand") }))
            .ToHaveAttributeAsync("href", "/clients?add");
        await page.ShouldHaveNoAxeViolationsAsync();
        await page.SetViewportSizeAsync(390, 844);
        await list.GetByRole(AriaRole.Link, new() { Name = "Open checklist" }).ClickAsync();
        await Expect(list.GetByText("Your first client", new() { Exact = true })).ToBeVisibleAsync();
        await page.ShouldHaveNoAxeViolationsAsync();
        await list.GetByRole(AriaRole.Button, new() { Name = "Skip: Your first client" }).ClickAsync();
        await Expect(list.GetByText("4 of 4")).ToBeVisibleAsync();
        await page.SetViewportSizeAsync(1440, 900);
        await page.GetByRole(AriaRole.Link, new() { Name = "OrgChat, home" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Tablist, new() { Name = "Show" })).ToBeVisibleAsync(); // The page before has such a list, too.
        await list.GetByRole(AriaRole.Button, new() { Name = "Hide this" }).ClickAsync();
        await Expect(page.GetByText("No conversation chosen")).ToBeVisibleAsync();
        await Expect(list).ToHaveCountAsync(0);
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}

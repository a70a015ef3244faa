using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using OrgChat.Domain.Features.Demo;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using OrgChat.Tests.Support.Logs;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.Protection;

/// <summary>Everything any part of the application logs at the finest level, over a journey with words nobody else uses.</summary>
[Collection(nameof(BesideOthers))]
public sealed class LogSecretsTests(LogSecretsTests.Logging server, Browser browser) : IClassFixture<LogSecretsTests.Logging>
{
    [Fact]
    public async Task No_password_token_cookie_or_word_of_a_person_is_logged_at_any_level()
    {
        var page = await browser.NewPageAsync(server.BaseAddress);
        await page.GotoAsync("/choose-password?person=3f1c1c66-6b7e-4a5e-9d0a-111111111111&token=canary-token-in-a-link");
        await page.GotoAsync("/sign-in");
        var form = await page.Locator("input[name=__RequestVerificationToken]").First.GetAttributeAsync("value");
        await SignInAsync(page, "canary-wrong-password");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await SignInAsync(page, DemoClinicService.Password);
        var sam = new Visitor(page, "Sam Ortiz");
        await Expect(sam.List).ToBeVisibleAsync();
        await sam.SwitchToOrganizationAsync();
        await page.Locator("input[type=search]").First.FillAsync("canary-search");
        await page.Locator("input[type=search]").First.FillAsync("");
        await sam.OpenAsync("Tomás Okafor");
        await sam.Composer.FillAsync("canary-draft");
        await Expect(page.GetByText("Draft saved")).ToBeVisibleAsync();
        await sam.Composer.FillAsync("canary-message");
        await sam.Button("Review and send").ClickAsync();
        await sam.Button("Send on behalf").ClickAsync();
        await Expect(sam.Message("Sam Ortiz", "canary-message")).ToBeVisibleAsync();
        var cookies = await page.Context.CookiesAsync();

        server.Log.Should().HaveCountGreaterThan(1000, "something was listened to");
        foreach (var secret in new[] { "canary", DemoClinicService.Password, form!, "sam.ortiz@lakeside.example",
            "Okafor" }.Concat(cookies.Select(cookie => cookie.Value)))
            server.Log.Where(line => line.Contains(secret, StringComparison.OrdinalIgnoreCase)).Take(3).Should().BeEmpty();
    }

    private static async Task SignInAsync(IPage page, string password)
    {
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Email" }).FillAsync("sam.ortiz@lakeside.example");
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    public sealed class Logging : OrgChatServer
    {
        public LogBook Log { get; } = [];

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            foreach (var category in new[] { "Default", "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore" })
                builder.UseSetting($"Logging:LogLevel:{category}", "Trace");

            builder.ConfigureServices(services => services.AddLogging(logging => logging.ClearProviders().AddProvider(Log)));
        }
    }
}

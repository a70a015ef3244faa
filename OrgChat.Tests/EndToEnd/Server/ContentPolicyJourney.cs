using Microsoft.Playwright;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.Server;

/// <summary>The strict content policy costs nobody anything: no screen breaks it, and nothing is asked of another host.</summary>
[Collection(nameof(BesideOthers))]
public sealed class ContentPolicyJourney(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    [Fact]
    public async Task A_day_of_work_breaks_no_rule_and_asks_no_other_host()
    {
        var complaints = new List<string>();
        var jamie = await Visitor.SignInAsync(browser, server, "Jamie Lee", beforePage: page => Watch(page, complaints));
        await jamie.SwitchToOrganizationAsync();
        await jamie.OpenAsync("Ana Ruiz");
        await jamie.Composer.FillAsync("Please sit up slowly, Ana.");
        await jamie.Button("Review and send").ClickAsync();
        await jamie.Button("Send on behalf").ClickAsync();
        await Expect(jamie.Message("Jamie Lee On behalf of", "sit up slowly")).ToBeVisibleAsync();
        await jamie.Button("More").ClickAsync();
        await jamie.Page.Keyboard.PressAsync("Escape");
        await jamie.Button("New conversation").ClickAsync();
        await Expect(jamie.Dialog("New conversation")).ToBeVisibleAsync();
        await jamie.Button("Cancel").ClickAsync();
        await VisitAsync(jamie.Page, "/clients", "/search", "/account/sessions", "/no/such/page");

        var ines = await Visitor.SignInAsync(browser, server, "Ines Romero", Visitor.Phone, page => Watch(page, complaints));
        await VisitAsync(ines.Page, "/settings/audit", "/settings/security", "/clients", "/sign-in", "/forgot-password", "/choose-password",
            "/error", "/out-of-date");
        await ines.Page.GotoAsync("/settings/team");
        await ines.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("Nora Fields") }).ClickAsync();
        await Expect(ines.Page.GetByRole(AriaRole.Switch)).ToHaveCountAsync(4);
        await ines.Page.GetByRole(AriaRole.Link, new() { Name = "Profile", Exact = true }).ClickAsync();
        await Expect(ines.Button("Deactivate")).ToBeVisibleAsync();

        complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task An_injected_script_does_not_run()
    {
        var complaints = new List<string>();
        var ana = await Visitor.SignInAsync(browser, server, "Ana Ruiz", beforePage: page => Watch(page, complaints));

        await ana.Page.EvaluateAsync("""
            const script = document.createElement('script');
            script.textContent = 'window.__xss = 1';
            document.body.append(script);
            document.body.insertAdjacentHTML('beforeend', '<img src="/no-such.png" onerror="window.__xss = 2"><iframe src="https://evil.example/"></iframe>');
            """);

        await Eventually.TrueAsync(() =>
        {
            lock (complaints)
                return complaints.Count(one => one.Contains("Content Security Policy")) >= 3;
        });
        (await ana.Page.EvaluateAsync<bool>("window.__xss === undefined")).Should().BeTrue();
    }

    private static async Task VisitAsync(IPage page, params string[] addresses)
    {
        foreach (var address in addresses)
        {
            await page.GotoAsync(address);
            await Expect(page.Locator("h1").First).ToBeAttachedAsync();
            await Expect(page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
        }
    }

    private Task Watch(IPage page, List<string> complaints)
    {
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal)
                || message.Text.Contains("Permissions", StringComparison.Ordinal))
                Add(message.Text);
        };
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: not "data" and not "blob" } address && address.Authority != server.BaseAddress.Authority)
                Add($"asked {request.Url}");
        };

        return Task.CompletedTask;

        void Add(string complaint)
        {
            lock (complaints)
                complaints.Add(complaint);
        }
    }
}

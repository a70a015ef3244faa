using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.Browsers;

/// <summary>A demo person at a browser of their own, and what people do there.</summary>
internal sealed class Visitor(IPage page, string name)
{
    public static readonly BrowserNewContextOptions Phone =
        new() { ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true, IsMobile = true };

    public IPage Page => page;

    public ILocator List => page.GetByRole(AriaRole.List, new() { Name = "Conversations", Exact = true });

    public ILocator Messages => page.GetByRole(AriaRole.Log, new() { Name = "Messages" });

    public ILocator Composer => page.GetByRole(AriaRole.Textbox, new() { Name = "Message", Exact = true });

    public ILocator Switcher => page.GetByRole(AriaRole.Button, new() { Name = "Switch chat view" });

    public static async Task<Visitor> SignInAsync(
        Browser browser, OrgChatServer server, string name, BrowserNewContextOptions? options = null, Func<IPage, Task>? beforePage = null)
    {
        var page = await browser.NewPageAsync(server.BaseAddress, options);
        await (beforePage?.Invoke(page) ?? Task.CompletedTask);
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Sign in as {name}", Exact = true }).ClickAsync();
        var visitor = new Visitor(page, name);
        await Expect(visitor.List).ToBeVisibleAsync();
        return visitor;
    }

    public async Task SwitchToOrganizationAsync()
    {
        await Switcher.ClickAsync();
        await page.GetByRole(AriaRole.Menuitemradio, new() { Name = "Organization", Exact = true }).ClickAsync();
        await Expect(List.Locator(".row-owner").First).ToBeVisibleAsync(); // Until then the rows are those of before.
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/chat/organization$"));
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Owner" })).ToBeVisibleAsync();
    }

    public ILocator Row(string beginning) =>
        List.GetByRole(AriaRole.Link, new() { NameRegex = new($"^{System.Text.RegularExpressions.Regex.Escape(beginning)}") });

    public async Task OpenAsync(string beginning)
    {
        // The row that was found is the one that is pressed: another may have risen above it meanwhile.
        var href = (await Row(beginning).First.GetAttributeAsync("href"))!;
        var address = href.Split('?')[0].TrimStart('/');
        await List.Locator($"a[href='{href}']").ClickAsync();
        // Another may have been open.
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath.EndsWith(address, StringComparison.Ordinal));
        // What was open before stays until it is read.
        await Expect(page.Locator($"[data-conversation='{address.Split('/')[^1]}']")).ToBeVisibleAsync();
        await Expect(Messages).ToBeVisibleAsync();
        // No person types so fast that its script is not there yet.
        await Expect(page.Locator(".composer[data-ready]")).ToHaveCountAsync(1);
    }

    public async Task OpenAsync(Guid conversationId)
    {
        await page.GotoAsync($"/chat/{conversationId}");
        await Expect(Messages).ToBeVisibleAsync();
    }

    public async Task SayAsync(string text)
    {
        await Composer.FillAsync(text);
        await Button("Send").ClickAsync();
    }

    public ILocator Button(string buttonName) => page.GetByRole(AriaRole.Button, new() { Name = buttonName, Exact = true });

    public ILocator Dialog(string title) => page.GetByRole(AriaRole.Dialog, new() { Name = title });

    /// <summary>A message whose byline begins so and which holds the text.</summary>
    public ILocator Message(string byline, string text) =>
        Messages.GetByRole(AriaRole.Article, new() { NameRegex = new($"^{System.Text.RegularExpressions.Regex.Escape(byline)}") })
            .Filter(new() { HasText = text });

    public Guid ConversationInAddress() => Guid.Parse(page.Url.Split('/')[^1]);

    public override string ToString() => name;
}

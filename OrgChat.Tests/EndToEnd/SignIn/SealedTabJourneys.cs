using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.SignIn;

/// <summary>A session that ends while the line is down does not take the text: it waits in the tab, sealed, for the same person.</summary>
[Collection(nameof(ForALine))]
public sealed class SealedTabJourneys(ServerWithClock server, Browser browser) : IClassFixture<ServerWithClock>
{
    private Line? line;

    [Fact]
    public async Task What_Maria_typed_without_a_line_waits_sealed_for_her_next_sign_in_and_stands_where_she_wrote_it()
    {
        var maria =
            await WriteWithoutALineAsync("Dr. Maria Lopez", "Priya Shah", "Take half of it", "Take half of it, and only in the morning");
        var place = new Uri(maria.Page.Url).AbsolutePath;

        await EndSessionAsync(maria);

        await HoldsNothingPlainAsync(maria.Page, "morning", place);
        await SignInHereAsync(maria.Page, "Dr. Maria Lopez");
        await maria.Page.GotoAsync(place);
        await Expect(maria.Composer).ToHaveValueAsync("Take half of it, and only in the morning");
        await Expect(maria.Page.GetByText("Draft saved")).ToBeVisibleAsync();
        await Eventually.TrueAsync(async () => await SealedAsync(maria.Page) == 0); // The server has it now.
        await maria.Page.ReloadAsync();
        await Expect(maria.Composer).ToHaveValueAsync("Take half of it, and only in the morning");
    }

    [Fact]
    public async Task What_Ana_sent_without_a_line_stands_as_not_sent_after_her_next_sign_in_and_goes_once()
    {
        var ana = await WriteWithoutALineAsync("Ana Ruiz", "Dr. Maria Lopez", "Half", "Shall I take it tonight?");
        await ana.Button("Send").ClickAsync();
        await Expect(ana.Page.GetByText("Not sent. The connection was lost at")).ToBeVisibleAsync();
        var place = new Uri(ana.Page.Url).AbsolutePath;

        await EndSessionAsync(ana);

        await HoldsNothingPlainAsync(ana.Page, "tonight", place);
        await SignInHereAsync(ana.Page, "Ana Ruiz");
        await ana.Page.GotoAsync(place);
        await Expect(ana.Page.GetByText("Not sent. The connection was lost at")).ToBeVisibleAsync();
        await Expect(ana.Composer).ToHaveValueAsync("Shall I take it tonight?");
        await ana.Button("Send now").ClickAsync();
        await Expect(ana.Message("Ana Ruiz", "tonight?")).ToHaveCountAsync(1);
        await Expect(ana.Page.GetByText("Not sent. The connection was lost at")).ToBeHiddenAsync();
        await Eventually.TrueAsync(async () => await SealedAsync(ana.Page) == 0);
    }

    [Fact]
    public async Task Somebody_else_who_signs_in_in_this_tab_opens_nothing_and_leaves_nothing()
    {
        var maria = await WriteWithoutALineAsync("Dr. Maria Lopez", "Tomás Okafor", "", "Nobody else reads this");
        var place = new Uri(maria.Page.Url).AbsolutePath;
        await EndSessionAsync(maria);
        await HoldsNothingPlainAsync(maria.Page, "Nobody else", place);
        (await SealedAsync(maria.Page)).Should().Be(1);

        await SignInHereAsync(maria.Page, "Jamie Lee");

        await Eventually.TrueAsync(async () => await SealedAsync(maria.Page) == 0);
        await maria.Page.GotoAsync(place.Replace("/chat/", "/chat/organization/", StringComparison.Ordinal));
        await Expect(maria.Composer).ToHaveValueAsync("");
        (await maria.Page.EvaluateAsync<string>("JSON.stringify(sessionStorage)")).Should().NotContain("Nobody else");
    }

    [Fact]
    public async Task Who_signs_out_leaves_nothing_sealed_either()
    {
        var maria = await WriteWithoutALineAsync("Dr. Maria Lopez", "Elena Costa", "", "Something unsaved");
        await Eventually.TrueAsync(async () => await SealedAsync(maria.Page) == 1);

        await maria.Page.EvaluateAsync("new BroadcastChannel('orgchat').postMessage('signed out')");

        await Eventually.TrueAsync(async () => await maria.Page.EvaluateAsync<int>("sessionStorage.length") == 0);
    }

    private async Task<Visitor> WriteWithoutALineAsync(string name, string row, string before, string text)
    {
        (var visitor, line) = await Line.SignInAsync(browser, server, name);
        await visitor.OpenAsync(row);
        if (before.Length > 0)
        {
            await visitor.Composer.FillAsync(before);
            await Expect(visitor.Page.GetByText("Draft saved")).ToBeVisibleAsync();
        }

        await line.LoseAsync();
        await Expect(visitor.Page.GetByText("Connection lost.")).ToBeVisibleAsync();
        await visitor.Composer.FillAsync(text);
        await Expect(visitor.Composer).ToHaveValueAsync(text);
        return visitor;
    }

    /// <summary>
    /// Nobody touches the server for so long that the session is over; then the line is back, and the page goes to the door.
    /// </summary>
    private async Task EndSessionAsync(Visitor visitor)
    {
        server.Clock.Forward(TimeSpan.FromMinutes(31));
        await Expect(visitor.Composer).ToBeVisibleAsync();
        await line!.RestoreAsync();
        await Expect(visitor.Button("Sign in")).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    private static async Task HoldsNothingPlainAsync(IPage page, string word, string place)
    {
        var stored = await page.EvaluateAsync<string>("JSON.stringify(sessionStorage)");
        stored.Should().NotContain(word).And.NotContain(place.Split('/')[^1]).And.NotContain("orgchat-unsaved")
            .And.NotContain("orgchat-tab");
        (await page.ContentAsync()).Should().NotContain(word);
    }

    private static Task<int> SealedAsync(IPage page) =>
        page.EvaluateAsync<int>("Object.keys(sessionStorage).filter(name => name.startsWith('orgchat-sealed-')).length");

    private static async Task SignInHereAsync(IPage page, string name)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Sign in as {name}", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/chat"));
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Conversations", Exact = true })).ToBeVisibleAsync();
    }
}

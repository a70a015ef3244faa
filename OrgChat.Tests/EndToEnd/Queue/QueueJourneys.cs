using Microsoft.Playwright;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.Queue;

/// <summary>Several of the team at one queue, without stepping on each other.</summary>
[Collection(nameof(BesideOthers))]
public sealed class QueueJourneys(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    [Fact]
    public async Task Two_who_answer_the_same_client_at_once_see_each_other_and_the_second_is_stopped_once()
    {
        var (jamie, sam) = (await AtTheQueueAsync("Jamie Lee"), await AtTheQueueAsync("Sam Ortiz"));
        var ana = await Visitor.SignInAsync(browser, server, "Ana Ruiz", Visitor.Phone);
        await jamie.OpenAsync("Ana Ruiz");
        await Expect(sam.Row("Ana Ruiz").First.GetByText("Jamie is viewing")).ToBeAttachedAsync();
        await sam.OpenAsync("Ana Ruiz");
        await Expect(Head(jamie).GetByText("Sam is viewing")).ToBeVisibleAsync();

        await sam.Composer.PressSequentiallyAsync("Please stay at 5 mg today.");
        await Expect(Head(jamie).GetByText("Sam is replying")).ToBeVisibleAsync();
        await jamie.Composer.PressSequentiallyAsync("Please go up to 10 mg.");
        await SendOnBehalfAsync(sam);
        await Expect(jamie.Messages.GetByText("Please stay at 5 mg today.")).ToBeVisibleAsync();
        await jamie.Button("Review and send").ClickAsync();

        var guard = jamie.Page.GetByRole(AriaRole.Dialog, new() { Name = "Not sent yet. Sam answered" });
        await Expect(guard.GetByText("Please go up to 10 mg.")).ToBeVisibleAsync();
        await jamie.Page.ShouldHaveNoAxeViolationsAsync();
        await jamie.Page.Keyboard.PressAsync("Enter");
        await Expect(guard).ToHaveCountAsync(0);
        await Expect(jamie.Composer).ToHaveValueAsync("Please go up to 10 mg.");
        await Expect(ana.Page.GetByText("is viewing")).ToHaveCountAsync(0);
        await Expect(ana.Page.GetByText("is replying")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Who_closes_the_tab_while_replying_is_gone_for_the_others_within_seconds()
    {
        var (jamie, sam) = (await AtTheQueueAsync("Jamie Lee"), await AtTheQueueAsync("Sam Ortiz"));
        await sam.OpenAsync("Henrik Lund");
        await sam.Composer.PressSequentiallyAsync("Just go on with one a day.");
        await Expect(jamie.Row("Henrik Lund").First.GetByText("Sam is replying")).ToBeVisibleAsync();

        var took = await Watch.UntilAsync("""
            ![...document.querySelectorAll('[aria-label=Conversations] .row')]
                .some(row => /Henrik Lund.*Sam is (replying|viewing)/s.test(row.textContent))
            """, () => sam.Page.CloseAsync(), jamie.Page);

        took.Should().BeLessThan(TimeSpan.FromSeconds(8));
        await Expect(jamie.Row("Henrik Lund").First.GetByText("Sam is")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Jamie_claims_Sam_takes_over_and_hands_on_and_the_client_sees_nothing()
    {
        var (jamie, sam) = (await AtTheQueueAsync("Jamie Lee"), await AtTheQueueAsync("Sam Ortiz"));
        var tomas = await Visitor.SignInAsync(browser, server, "Tomás Okafor", Visitor.Phone);
        await jamie.OpenAsync("Tomás Okafor");
        await sam.OpenAsync("Tomás Okafor");

        await jamie.Button("Claim").ClickAsync();
        await Expect(jamie.Button("Claimed by you")).ToBeVisibleAsync();
        await Expect(jamie.Page.GetByRole(AriaRole.Tab, new() { Name = "Mine 2" })).ToBeVisibleAsync(); // One is from this morning.
        await Expect(sam.Row("Tomás Okafor").First.GetByText("Claimed by Jamie Lee")).ToBeAttachedAsync();
        await sam.Button("Take over").ClickAsync();
        await Expect(jamie.Messages.GetByText("Sam Ortiz took the conversation over from you")).ToBeVisibleAsync();

        await sam.Button("More").ClickAsync();
        await sam.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Hand to a colleague…" }).ClickAsync();
        var dialog = sam.Dialog("Hand this conversation to a colleague");
        await dialog.GetByRole(AriaRole.Combobox, new() { Name = "Colleague" }).FillAsync("jamie");
        await sam.Page.Locator(".person-options").GetByText("Jamie Lee").ClickAsync();
        await dialog.GetByLabel("Why (for the team only)").FillAsync("He asks about his ride");
        await sam.Page.ShouldHaveNoAxeViolationsAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Hand over" }).ClickAsync();

        await Expect(jamie.Messages.GetByText("Sam Ortiz handed the conversation to you: He asks about his ride")).ToBeVisibleAsync();
        await Expect(jamie.Button("Claimed by you")).ToBeVisibleAsync();
        await jamie.Page.ShouldHaveNoAxeViolationsAsync();
        await Expect(tomas.Page.GetByText("claimed")).ToHaveCountAsync(0);
        await Expect(tomas.Page.GetByText("handed")).ToHaveCountAsync(0);
    }

    private static ILocator Head(Visitor visitor) => visitor.Page.Locator("header.head");

    private static async Task SendOnBehalfAsync(Visitor visitor)
    {
        await visitor.Button("Review and send").ClickAsync();
        await visitor.Button("Send on behalf").ClickAsync();
        await Expect(visitor.Composer).ToHaveValueAsync("");
    }

    private async Task<Visitor> AtTheQueueAsync(string name)
    {
        var visitor = await Visitor.SignInAsync(browser, server, name);
        await visitor.SwitchToOrganizationAsync();
        return visitor;
    }
}

using Microsoft.Playwright;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.SignIn;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.Messaging;

/// <summary>Another program keeps the database to itself for longer than the server waits.</summary>
[Collection(nameof(BesideOthers))]
public sealed class BusyJourney(BusySignInTests.Impatient server, Browser browser) : IClassFixture<BusySignInTests.Impatient>
{
    private const string TryingAgain = "Not sent yet: the clinic’s records are busy. Trying again…";

    [Fact]
    public async Task What_Ana_sends_while_the_records_are_locked_goes_by_itself_once_when_they_are_free()
    {
        var ana = await SendWhileLockedAsync("Is the pharmacy open?", ana => ana.Page.ShouldHaveNoAxeViolationsAsync());

        await Expect(ana.Message("Ana Ruiz", "Is the pharmacy open?")).ToHaveCountAsync(1);
        await Expect(ana.Composer).ToHaveValueAsync("");
        await Expect(ana.Page.GetByText(TryingAgain)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_was_changed_meanwhile_does_not_go_by_itself()
    {
        var ana = await SendWhileLockedAsync("I will come on Monday", ana => ana.Composer.FillAsync("I will come on Tuesday"));

        await Expect(ana.Page.GetByText("Not sent: the clinic’s records were busy.")).ToBeVisibleAsync();
        await ana.Button("Send now").ClickAsync();
        await Expect(ana.Message("Ana Ruiz", "I will come on Tuesday")).ToHaveCountAsync(1);
        await Expect(ana.Messages.GetByText("I will come on Monday")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_conversation_that_cannot_be_opened_while_the_records_are_locked_opens_by_itself_when_they_are_free()
    {
        var ana = await Visitor.SignInAsync(browser, server, "Ana Ruiz");
        await Expect(ana.Messages).ToBeVisibleAsync(); // Her newest one opens with the page.
        await using (var connection = Contents.Open(server.File))
        {
            await using var locked = connection.BeginTransaction();
            await ana.Row("Jamie Lee").First.ClickAsync();
            await Expect(ana.Page.GetByText("The conversation could not be loaded.")).ToBeVisibleAsync();
        }

        await Expect(ana.Message("Jamie Lee", "Lucía Vega will interpret")).ToBeAttachedAsync();
    }

    [Fact]
    public async Task A_search_that_cannot_be_put_on_record_while_the_records_are_locked_is_done_by_itself_when_they_are_free()
    {
        var jamie = await Visitor.SignInAsync(browser, server, "Jamie Lee");
        await jamie.Page.GetByRole(AriaRole.Link, new() { Name = "Search messages" }).ClickAsync();
        await using (var connection = Contents.Open(server.File))
        {
            await using var locked = connection.BeginTransaction();
            await jamie.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search messages" }).FillAsync("ibuprofen");
            await jamie.Button("Search").ClickAsync();
            await Expect(jamie.Page.GetByRole(AriaRole.Heading, new() { Name = "The search could not be done." })).ToBeVisibleAsync();
        }

        await Expect(jamie.Page.GetByRole(AriaRole.List, new() { Name = "Messages found" })).ToBeVisibleAsync();
    }

    private async Task<Visitor> SendWhileLockedAsync(string text, Func<Visitor, Task> meanwhile)
    {
        var ana = await Visitor.SignInAsync(browser, server, "Ana Ruiz");
        await ana.OpenAsync("Dr. Maria Lopez");
        await using var connection = Contents.Open(server.File);
        await using var locked = connection.BeginTransaction();
        await ana.SayAsync(text);
        await Expect(ana.Page.GetByText(TryingAgain)).ToBeVisibleAsync();
        await meanwhile(ana);
        return ana;
    }
}

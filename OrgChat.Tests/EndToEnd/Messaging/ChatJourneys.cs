using System.Text.RegularExpressions;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.Messaging;

[Collection(nameof(ForALine))]
public sealed class ChatJourneys(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    [Fact]
    public async Task A_double_click_on_Send_makes_one_message()
    {
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez");
        await maria.OpenAsync("Ana Ruiz");
        await maria.Composer.FillAsync("Only once, please.");

        await maria.Button("Send").DblClickAsync();

        await Expect(maria.Message("Dr. Maria Lopez", "Only once, please.")).ToHaveCountAsync(1);
        await maria.Page.ReloadAsync();
        await Expect(maria.Message("Dr. Maria Lopez", "Only once, please.")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_message_sent_into_an_outage_is_kept_and_sent_once_when_the_line_is_back()
    {
        var (priya, line) = await Line.SignInAsync(browser, server, "Priya Shah", Visitor.Phone);
        await priya.OpenAsync("Dr. Maria Lopez");
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez");
        await maria.OpenAsync(priya.ConversationInAddress());
        await line.LoseAsync();
        await Expect(priya.Page.GetByText("Connection lost.")).ToBeVisibleAsync();

        await priya.SayAsync("Can you hear me?");

        await Expect(priya.Page.GetByText("Not sent. The connection was lost at")).ToBeVisibleAsync();
        await Expect(priya.Composer).ToHaveValueAsync("Can you hear me?");
        await line.RestoreAsync();
        await SendUntilSentAsync(priya);
        await Expect(maria.Message("Priya Shah", "Can you hear me?")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_was_said_to_be_not_sent_is_not_sent_by_the_line_that_comes_back()
    {
        var (elena, line) = await Line.SignInAsync(browser, server, "Elena Costa", Visitor.Phone);
        await elena.OpenAsync("");
        await Expect(elena.Page.Locator("form.composer[data-ready]")).ToBeAttachedAsync();
        await line.LoseAsync();
        await Expect(elena.Page.GetByText("Connection lost.")).ToBeVisibleAsync();
        await elena.SayAsync("Shall I take 10 mg?");
        await Expect(elena.Page.GetByText("Not sent. The connection was lost at")).ToBeVisibleAsync();
        await elena.Composer.FillAsync("Shall I take 5 mg?");

        await line.RestoreAsync();
        await SendUntilSentAsync(elena);

        await Expect(elena.Message("Elena Costa", "Shall I take 5 mg?")).ToHaveCountAsync(1);
        await Expect(elena.Page.GetByText("10 mg")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_address_keeps_the_view_over_reload_and_back()
    {
        var jamie = await Visitor.SignInAsync(browser, server, "Jamie Lee");
        await Expect(jamie.Page).ToHaveURLAsync(new Regex("/chat$"));
        await jamie.SwitchToOrganizationAsync();

        await jamie.Page.ReloadAsync();
        await Expect(jamie.Page.GetByText("Organization chat", new() { Exact = true }).First).ToBeVisibleAsync();
        await Expect(jamie.Row("Ana Ruiz").First).ToContainTextAsync("Dr. Maria Lopez");

        await jamie.Page.GoBackAsync();
        await Expect(jamie.Page).ToHaveURLAsync(new Regex("/chat$"));
        await Expect(jamie.Page.GetByText("Personal chat", new() { Exact = true }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_was_being_written_is_there_again_after_a_reload_and_never_in_another_conversation()
    {
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez");
        await maria.OpenAsync("Priya Shah");
        await maria.Composer.FillAsync("Half a thought");
        await Expect(maria.Page.GetByText("Draft saved")).ToBeVisibleAsync();

        await maria.OpenAsync("Elena Costa");
        await Expect(maria.Composer).ToHaveValueAsync("");
        await maria.OpenAsync("Priya Shah");
        await Expect(maria.Composer).ToHaveValueAsync("Half a thought");
        await maria.Page.ReloadAsync();
        await Expect(maria.Composer).ToHaveValueAsync("Half a thought");
    }

    [Fact]
    public async Task A_message_far_too_long_is_refused_and_kept()
    {
        var kim = await Visitor.SignInAsync(browser, server, "Dr. Daniel Kim");
        await kim.OpenAsync("Henrik Lund");
        var text = new string('x', 40_000);
        await kim.Composer.FillAsync(text);

        await kim.Button("Send").ClickAsync();

        await Expect(kim.Page.GetByRole(Microsoft.Playwright.AriaRole.Alert)).ToContainTextAsync("too long");
        await Expect(kim.Composer).ToHaveValueAsync(text);
    }

    [Fact]
    public async Task A_conversation_closed_meanwhile_opens_again_by_what_the_client_was_writing()
    {
        var walter = await Visitor.SignInAsync(browser, server, "Walter Brandt", Visitor.Phone);
        await walter.OpenAsync("Dr. Daniel Kim");
        await walter.Composer.FillAsync("One more question");
        await Expect(walter.Page.GetByText("Draft saved")).ToBeVisibleAsync();
        var kim = await Visitor.SignInAsync(browser, server, "Dr. Daniel Kim");
        await kim.OpenAsync(walter.ConversationInAddress());

        await kim.Button("Close").ClickAsync();

        await Expect(walter.Page.GetByText("The clinic closed this conversation.")).ToBeVisibleAsync();
        await Expect(walter.Composer).ToHaveValueAsync("One more question");
        await walter.Button("Send").ClickAsync();
        await Expect(kim.Messages.GetByText("One more question")).ToBeVisibleAsync();
        await Expect(kim.Button("Close")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Nora_has_no_switcher_and_Organization_chat_looks_like_nothing_to_her()
    {
        var nora = await Visitor.SignInAsync(browser, server, "Nora Fields");
        await Expect(nora.Switcher).ToHaveCountAsync(0);

        await nora.Page.GotoAsync("/chat/organization");

        await Expect(nora.Page.GetByText("isn’t here, or isn’t open to you")).ToBeVisibleAsync();
        await Expect(nora.List).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_second_clinic_sees_nothing_of_the_first()
    {
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez");
        await maria.OpenAsync("Ana Ruiz");
        var foreign = maria.ConversationInAddress();
        var omar = await Visitor.SignInAsync(browser, server, "Dr. Omar Haddad");
        await Expect(omar.Page.GetByText("Ana Ruiz")).ToHaveCountAsync(0);

        foreach (var id in new[] { foreign, Guid.NewGuid() })
        {
            await omar.Page.GotoAsync($"/chat/{id}");
            await Expect(omar.Page.GetByText("This conversation isn’t here, or isn’t open to you.")).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task The_owner_adds_a_colleague_who_sees_it_at_once_and_removes_her_again()
    {
        var nora = await Visitor.SignInAsync(browser, server, "Nora Fields");
        await Expect(nora.Row("Elena Costa")).ToHaveCountAsync(0);
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez");
        await maria.OpenAsync("Elena Costa");

        await maria.Button("Add participant").ClickAsync();
        await Expect(maria.Page.GetByText("sees the whole history")).ToBeVisibleAsync();
        await maria.Page.GetByLabel("Team", new() { Exact = true }).ClickAsync();
        await Expect(maria.Page.GetByRole(Microsoft.Playwright.AriaRole.Option, new() { NameRegex = new("Nora Fields") }))
            .ToBeVisibleAsync();
        await maria.Page.ShouldHaveNoAxeViolationsAsync();
        await maria.Page.Keyboard.TypeAsync("nora");
        await Expect(maria.Page.GetByRole(Microsoft.Playwright.AriaRole.Option)).ToHaveCountAsync(1);
        await maria.Page.Keyboard.PressAsync("Enter");
        await Expect(maria.Page.GetByRole(Microsoft.Playwright.AriaRole.List, new() { Name = "Chosen" })).ToContainTextAsync("Nora Fields");
        await maria.Page.ShouldHaveNoAxeViolationsAsync();
        await maria.Button("Add").ClickAsync();

        await nora.OpenAsync("Elena Costa");
        await Expect(nora.Messages).ToContainTextAsync("Dr. Maria Lopez added you");
        await maria.Button("Remove Nora Fields").ClickAsync();
        await maria.Button("Remove").ClickAsync();
        await Expect(nora.Page.GetByText("This conversation isn’t here, or isn’t open to you.")).ToBeVisibleAsync();
        await Expect(nora.Row("Elena Costa")).ToHaveCountAsync(0);
    }

    // As a person does: presses again as long as the text is still there.
    private static async Task SendUntilSentAsync(Visitor visitor)
    {
        for (var press = 0; press < 10 && await visitor.Composer.InputValueAsync() != ""; press++)
        {
            await visitor.Button("Send").ClickAsync();
            await Expect(visitor.Page.GetByText("Sending…")).ToBeHiddenAsync();
        }

        await Expect(visitor.Composer).ToHaveValueAsync("");
    }
}

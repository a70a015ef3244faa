using Microsoft.Playwright;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd;

[Collection(nameof(BesideOthers))]
public sealed class AddingJourney(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    [Fact]
    public async Task Another_client_is_let_in_only_after_both_were_named_and_Enter_lets_nobody_in()
    {
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez");
        await maria.OpenAsync("Priya Shah");
        await maria.Button("Add participant").ClickAsync();
        var team = maria.Dialog("Add people to this conversation");
        await team.GetByRole(AriaRole.Combobox, new() { Name = "Client or relative" }).FillAsync("elena");
        await maria.Page.GetByRole(AriaRole.Option, new() { NameRegex = new("Elena Costa") }).ClickAsync();

        var question = maria.Dialog("Add Elena Costa?");
        await Expect(question).ToContainTextAsync("Elena Costa, born Jun 6, 1973, will read everything Priya Shah, born Sep 17, 1992");
        await maria.Page.ShouldHaveNoAxeViolationsAsync();
        await maria.Page.Keyboard.PressAsync("Enter");
        await Expect(question).ToBeVisibleAsync();
        await Expect(maria.Messages.GetByText("added Elena Costa")).ToHaveCountAsync(0);

        await question.GetByRole(AriaRole.Button, new() { Name = "Add Elena Costa" }).ClickAsync();
        await Expect(maria.Messages.GetByText("You added Elena Costa")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_types_the_moment_a_dialog_is_there_keeps_every_letter_and_their_place()
    {
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez");
        await maria.OpenAsync("Tomás Okafor");
        for (var time = 0; time < 10; time++)
        {
            await maria.Button("Add participant").ClickAsync();
            var dialog = maria.Dialog("Add people to this conversation");
            var field = dialog.GetByRole(AriaRole.Combobox, new() { Name = "Client or relative" });
            await field.ClickAsync();
            await maria.Page.Keyboard.TypeAsync("elena");

            await Expect(maria.Page.GetByRole(AriaRole.Option, new() { NameRegex = new("Elena Costa") })).ToBeVisibleAsync();
            await Expect(field).ToBeFocusedAsync();
            await Expect(field).ToHaveValueAsync("elena");
            await maria.Page.Keyboard.PressAsync("Escape");
            await Expect(field).ToHaveAttributeAsync("aria-expanded", "false");
            await maria.Page.Keyboard.PressAsync("Escape");
            await Expect(dialog).ToHaveCountAsync(0);
        }
    }
}

using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.Messaging;

[Collection(nameof(ForALine))]
public sealed class OnBehalfJourneys(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    private const string Confirmation = "Send on behalf of Dr. Maria Lopez?";

    [Fact]
    public async Task Jamie_answers_on_behalf_of_Dr_Lopez_and_the_owner_and_the_client_see_it_live()
    {
        var ana = await Visitor.SignInAsync(browser, server, "Ana Ruiz", Visitor.Phone);
        await ana.OpenAsync("Dr. Maria Lopez");
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez");
        await maria.OpenAsync("Ana Ruiz");
        var jamie = await Visitor.SignInAsync(browser, server, "Jamie Lee");
        await jamie.SwitchToOrganizationAsync();
        await jamie.OpenAsync("Ana Ruiz");
        await Expect(jamie.Page.GetByText("You reply on behalf of Dr. Maria Lopez. Ana sees both names.")).ToBeVisibleAsync();

        await jamie.Composer.FillAsync("Please sit up slowly, Ana.");
        await Expect(jamie.Page.GetByText("Draft saved")).ToBeVisibleAsync();
        await jamie.Button("Review and send").ClickAsync();

        var dialog = jamie.Dialog(Confirmation);
        await Expect(dialog).ToContainTextAsync("To Ana Ruiz, born Feb 11, 1968");
        await ana.SayAsync("My blood pressure is 98 over 61.");
        await Expect(dialog).ToContainTextAsync("1 new message since you began writing");
        await Expect(dialog).ToContainTextAsync("Please sit up slowly, Ana.");
        await ana.SayAsync("I feel a little better now.");
        await Expect(dialog).ToContainTextAsync("2 new messages since you began writing");
        await jamie.Page.ShouldHaveNoAxeViolationsAsync();
        await jamie.Button("Send on behalf").ClickAsync();

        await Expect(dialog).ToBeHiddenAsync();
        await Expect(jamie.Composer).ToHaveValueAsync("");
        foreach (var person in new[] { jamie, maria, ana })
            await Expect(person.Message("Jamie Lee On behalf of Dr. Maria Lopez", "Please sit up slowly, Ana.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Keep_writing_gives_the_text_and_the_focus_back()
    {
        var sam = await Visitor.SignInAsync(browser, server, "Sam Ortiz");
        await sam.SwitchToOrganizationAsync();
        await sam.OpenAsync("Tomás Okafor");
        await sam.Composer.FillAsync("Yes, breakfast is fine.");
        await sam.Composer.PressAsync("Enter");
        await Expect(sam.Page.GetByRole(Microsoft.Playwright.AriaRole.Dialog)).ToBeVisibleAsync();

        await sam.Page.Keyboard.PressAsync("Escape");

        await Expect(sam.Page.GetByRole(Microsoft.Playwright.AriaRole.Dialog)).ToBeHiddenAsync();
        await Expect(sam.Composer).ToHaveValueAsync("Yes, breakfast is fine.");
        await Expect(sam.Composer).ToBeFocusedAsync();
    }
}

using Microsoft.Playwright;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.Messaging;

/// <summary>Where one goes on writing: the focus is put there for nobody who has gone elsewhere, and is lost nowhere.</summary>
[Collection(nameof(BesideOthers))]
public sealed class FocusJourneys(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    private const string Slowly = """
        () => {
          const dialog = document.createElement('div');
          dialog.append(document.createElement('button'));
          dialog.id = 'slow';
          orgChat.rememberFocus('slow');
          document.body.append(dialog);
          dialog.firstChild.focus();
          orgChat.returnFocus('slow');
          setTimeout(() => dialog.remove(), 500);
        }
        """;

    [Fact]
    public async Task What_Jamie_types_into_the_search_right_after_they_sent_stands_there_and_not_in_the_next_message()
    {
        var jamie = await Visitor.SignInAsync(browser, server, "Jamie Lee");
        await jamie.SwitchToOrganizationAsync();
        await jamie.OpenAsync("Priya Shah");
        await jamie.Composer.FillAsync("You are welcome.");
        await jamie.Composer.PressAsync("Control+Enter");
        await jamie.Button("Send on behalf").ClickAsync();

        await Search(jamie).ClickAsync();
        await jamie.Page.Keyboard.TypeAsync("Ana Ruiz", new() { Delay = 150 });

        await Expect(Search(jamie)).ToHaveValueAsync("Ana Ruiz");
        await Expect(jamie.Composer).ToHaveValueAsync("");
        await Expect(jamie.Message("Jamie Lee", "You are welcome.")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task After_sending_one_goes_on_in_the_text_box()
    {
        var daniel = await Visitor.SignInAsync(browser, server, "Dr. Daniel Kim");
        await daniel.OpenAsync("Henrik Lund");
        await daniel.Composer.FillAsync("Just go on as usual.");
        await daniel.Button("Send").ClickAsync();

        await Expect(daniel.Message("Dr. Daniel Kim", "Just go on as usual.")).ToHaveCountAsync(1);
        await Expect(daniel.Composer).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_dialog_that_goes_only_after_a_while_gives_the_focus_back_all_the_same()
    {
        var jamie = await Visitor.SignInAsync(browser, server, "Jamie Lee");
        await Search(jamie).FocusAsync();

        await jamie.Page.EvaluateAsync(Slowly);

        await Expect(jamie.Page.Locator("#slow")).ToHaveCountAsync(0);
        await Expect(Search(jamie)).ToBeFocusedAsync();
    }

    private static ILocator Search(Visitor visitor) =>
        visitor.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search clients and conversations" });
}

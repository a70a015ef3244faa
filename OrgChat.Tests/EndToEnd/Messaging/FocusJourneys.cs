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
    public async Task Where_one_goes_on_writing_has_the_focus_also_when_a_dialog_goes_a_moment_later()
    {
        var daniel = await Visitor.SignInAsync(browser, server, "Dr. Daniel Kim");
        await daniel.OpenAsync("Henrik Lund");

        await daniel.Composer.EvaluateAsync("""
            box => {
              const dialog = document.createElement('div');
              dialog.setAttribute('role', 'dialog');
              document.body.append(dialog);
              box.blur();
              orgChat.settleFocus(() => box, box.form.parentElement);
              setTimeout(() => dialog.remove(), 100);
            }
            """);

        await Expect(daniel.Composer).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_row_reached_by_a_key_right_after_sending_keeps_the_focus()
    {
        var sam = await Visitor.SignInAsync(browser, server, "Sam Ortiz");
        await sam.OpenAsync("Elena Costa");

        await sam.Composer.EvaluateAsync("""
            box => {
              box.blur();
              document.querySelector('#conversations a.row').focus();
              orgChat.settleFocus(() => box, box.form.parentElement);
              return new Promise(after => setTimeout(after, 700));
            }
            """);

        await Expect(sam.List.GetByRole(AriaRole.Link).First).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_second_press_of_a_double_click_on_Add_note_sends_no_reply_that_waits()
    {
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez");
        await maria.OpenAsync("Tomás Okafor");
        await maria.Composer.FillAsync("Hi Tomás, at noon you may");
        await maria.Button("Note").ClickAsync();
        var note = maria.Page.GetByRole(AriaRole.Textbox, new() { Name = "Note", Exact = true });
        await Expect(note).ToBeFocusedAsync();
        await Expect(maria.Page.Locator("[data-note-ready]")).ToHaveCountAsync(1);
        await note.FillAsync("Call him at noon.");

        // It comes as soon as there is something else under the pointer, as on a quick line.
        await maria.Page.EvaluateAsync("""
            () => {
              document.addEventListener('click', first => new MutationObserver((_, watch) => {
                const under = document.elementFromPoint(first.clientX, first.clientY)?.closest('form:not(.is-note) [type=submit]');
                if (!under) return;
                watch.disconnect();
                under.dataset.pressedAgain = '';
                under.dispatchEvent(new MouseEvent('click', { detail: 2, clientX: first.clientX, clientY: first.clientY, bubbles: true, cancelable: true }));
              }).observe(document.body, { subtree: true, attributes: true, childList: true }), { once: true });
            }
            """);
        await maria.Button("Add note").ClickAsync();

        await Expect(maria.Message("Note by Dr. Maria Lopez", "Call him at noon.")).ToHaveCountAsync(1);
        await Expect(maria.Page.Locator("[data-pressed-again]")).ToHaveCountAsync(1);
        await maria.Composer.FillAsync("Hi Tomás, at noon you may eat as usual.");
        await maria.Composer.PressAsync("Enter");
        await Expect(maria.Message("Dr. Maria Lopez", "you may eat as usual.")).ToHaveCountAsync(1);
        await Expect(maria.Message("Dr. Maria Lopez", "Hi Tomás, at noon you may")).ToHaveCountAsync(1);
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

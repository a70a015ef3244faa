using Microsoft.Playwright;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.Messaging;

/// <summary>Texts and keys that other products stumbled over, in a real browser.</summary>
[Collection(nameof(BesideOthers))]
public sealed class WritingJourneys(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    private const string SafarisEnter = """
        box => {
          const say = (type, text) => { if (text) box.value = text; box.dispatchEvent(new CompositionEvent(type, { bubbles: true, data: text ?? '' })); };
          box.focus();
          say('compositionstart');
          say('compositionend', '難しい');
          box.dispatchEvent(new InputEvent('input', { bubbles: true }));
          box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', keyCode: 229, which: 229, isComposing: false, bubbles: true, cancelable: true }));
        }
        """;

    [Fact]
    public async Task The_Enter_that_takes_what_Safaris_input_method_proposes_sends_nothing_and_the_next_one_does()
    {
        var ana = await OpenAsync("Ana Ruiz", "Dr. Maria Lopez");

        await ana.Composer.EvaluateAsync(SafarisEnter);
        await Expect(ana.Page.GetByText("Draft saved")).ToBeVisibleAsync();
        await Expect(ana.Composer).ToHaveValueAsync("難しい");

        await ana.Composer.PressAsync("Enter");
        await Expect(ana.Message("Ana Ruiz", "難しい")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Half_an_emoji_goes_out_as_the_sign_for_it_and_never_as_no_connection()
    {
        var ana = await OpenAsync("Ana Ruiz", "Dr. Maria Lopez");

        await SetAsync(ana, "thank you \\ud83d and \\ude00, whole \\ud83d\\ude00");
        await Expect(ana.Page.GetByText("Draft saved")).ToBeVisibleAsync();
        await ana.Button("Send").ClickAsync();

        await Expect(ana.Message("Ana Ruiz", "thank you \uFFFD and \uFFFD, whole \U0001F600")).ToHaveCountAsync(1);
        await Expect(ana.Composer).ToHaveValueAsync("");
    }

    [Fact]
    public async Task What_nobody_sees_is_not_sent_and_a_text_reaches_neither_the_time_behind_it_nor_its_neighbours()
    {
        var ana = await OpenAsync("Ana Ruiz", "Dr. Maria Lopez");
        await SetAsync(ana, "\\u2800\\u3164\\ufe0f");
        await ana.Button("Send").ClickAsync();
        await Expect(ana.Page.GetByText("Write something before you send.")).ToBeVisibleAsync();

        await SetAsync(ana, "A \\u202e reversed tail 12:34");
        await ana.Button("Send").ClickAsync();
        await Expect(ana.Message("Ana Ruiz", "reversed tail")).ToHaveCountAsync(1);
        var bubble = ana.Message("Ana Ruiz", "reversed tail").Locator(".bubble");

        (await bubble.EvaluateAsync<bool>("""
            bubble => {
              const text = document.createRange();
              text.selectNodeContents(bubble.firstElementChild);
              return bubble.querySelector('time').getBoundingClientRect().left >= text.getBoundingClientRect().right - 1;
            }
            """)).Should().BeTrue("the time stands behind the text");
        (await bubble.EvaluateAsync<string>("bubble => getComputedStyle(bubble).overflowY")).Should().Be("clip");
    }

    [Fact]
    public async Task Closing_while_the_client_writes_again_shows_it_first()
    {
        var maria = await OpenAsync("Dr. Maria Lopez", "Ana Ruiz");
        var ana = await OpenAsync("Ana Ruiz", "Dr. Maria Lopez");
        await ana.SayAsync("First question");
        await Expect(maria.Message("Ana Ruiz", "First question")).ToHaveCountAsync(1);
        await maria.Button("Close").ClickAsync();
        await Expect(maria.Dialog("Close this conversation?")).ToBeVisibleAsync();

        await ana.SayAsync("Second, while the dialog is open");

        await Expect(maria.Dialog("Close this conversation?").GetByText("Second, while the dialog is open")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_count_stands_in_the_title_of_every_page()
    {
        var ana = await OpenAsync("Ana Ruiz", "Dr. Maria Lopez");
        await ana.SayAsync("Count me in the title");
        await Expect(ana.Message("Ana Ruiz", "Count me in the title")).ToHaveCountAsync(1);
        var maria = await Visitor.SignInAsync(browser, server, "Dr. Maria Lopez");

        foreach (var page in (string[])["/clients", "/search", "/account/sessions"])
        {
            await maria.Page.GotoAsync(page);
            await Expect(maria.Page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex(@"^\(\d+\) "));
        }
    }

    [Fact]
    public async Task On_paper_there_is_the_conversation_and_no_other_patient()
    {
        var jamie = await Visitor.SignInAsync(browser, server, "Jamie Lee");
        await jamie.SwitchToOrganizationAsync();
        await jamie.OpenAsync("Ana Ruiz");

        await jamie.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(jamie.List).ToBeHiddenAsync();
        await Expect(jamie.Composer).ToBeHiddenAsync();
        await Expect(jamie.Page.GetByRole(AriaRole.Navigation)).ToHaveCountAsync(0);
        (await jamie.Messages.EvaluateAsync<bool>("log => log.scrollHeight <= log.clientHeight + 1"))
            .Should().BeTrue("nothing of it is cut off");
    }

    private async Task<Visitor> OpenAsync(string name, string row)
    {
        var visitor = await Visitor.SignInAsync(browser, server, name);
        await visitor.OpenAsync(row);
        return visitor;
    }

    /// <summary>As a paste does it: characters that no keyboard has.</summary>
    private static Task SetAsync(Visitor visitor, string escaped) => visitor.Composer.EvaluateAsync(
        $$"""box => { box.value = "{{escaped}}"; box.dispatchEvent(new InputEvent('input', { bubbles: true })); }""");
}

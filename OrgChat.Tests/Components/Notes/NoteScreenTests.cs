using Bunit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Messaging;
using OrgChat.Web.Components.Notes;

namespace OrgChat.Tests.Components.Notes;

/// <summary>Notes in an open conversation, and the two things one can write there.</summary>
public sealed class NoteScreenTests : ScreenTest
{
    [Fact]
    public async Task A_note_stands_in_its_place_says_whose_it_is_and_that_only_staff_can_see_it()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Hello");
        await AddAsync(Clinic.Jamie, chat, "@Dr. Maria Lopez and @Nora Fields: see a@b.example", Clinic.Maria, Clinic.Nora);
        Clinic.Later();
        await Clinic.SayAsync(Clinic.Maria, chat, "Good morning");

        var pane = await OpenAsync(Clinic.Maria, chat);

        pane.WaitForAssertion(() => pane.FindAll("[role=log] article").Select(one => one.GetAttribute("aria-label")!.Split(',')[0])
            .Should().Equal("Ana Ruiz", "Note by Jamie Lee", "Dr. Maria Lopez"));
        var note = pane.Find("article.note");
        note.Words().Should().Contain("Only staff can see this").And.Contain("Nora Fields can’t open this conversation");
        pane.Texts(".note-text b").Should().Equal("@Dr. Maria Lopez", "@Nora Fields");
        pane.FindAll(".note-text a").Should().ContainSingle();
        note.HasAttribute("data-number").Should().BeFalse("it has none");
        pane.FindAll(".note-retract").Should().BeEmpty("it is Jamie’s");
    }

    [Fact]
    public async Task It_appears_by_itself_before_colleagues_and_never_before_a_client()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Maria, chat, "Hello");
        var maria = await OpenAsync(Clinic.Maria, chat);

        await AddAsync(Clinic.Jamie, chat, "She is angry.");

        maria.WaitForAssertion(() => maria.Find("article.note").Words().Should().Contain("She is angry."));
    }

    [Fact]
    public async Task A_clients_screen_has_neither_the_note_nor_the_choice_and_stays_as_it_was()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Maria, chat, "Hello");
        await AddAsync(Clinic.Jamie, chat, "She is angry.");
        var ana = await OpenAsync(Clinic.Ana, chat);
        var (markup, drawn) = (ana.Markup, ana.RenderCount);

        await AddAsync(Clinic.Jamie, chat, "Still.");
        HaveItReadAgain();
        using var settled = await TestScreen.OpenAsync(Clinic, Clinic.Ana);
        await settled.SettledAsync();

        ana.Markup.Should().Be(markup);
        markup.Should().NotContainAny("angry", "note", "Note");
        ana.FindAll("article").Should().ContainSingle();
    }

    [Fact]
    public async Task One_begins_with_the_reply_chooses_the_note_and_after_it_writes_a_reply_again()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var pane = await OpenAsync(Clinic.Maria, chat);
        Mode(pane).Should().Be("Reply");
        pane.FindAll("form.is-note").Should().BeEmpty();

        await ChooseAsync(pane, "Note");
        Mode(pane).Should().Be("Note");
        var form = pane.Find("form.is-note");
        form.Words().Should().Contain("Only staff can see this. Ana never does.").And.Contain("Add note");
        form.QuerySelector("textarea")!.GetAttribute("aria-label").Should().Be("Note");
        form.QuerySelectorAll("[data-files], [data-attach]").Should().BeEmpty("files go to the client only");
        pane.Find("form.composer:not(.is-note)").HasAttribute("hidden").Should().BeTrue();

        var composer = pane.FindComponent<NoteComposer>();
        (await pane.InvokeAsync(() => composer.Instance.AddAsync(Guid.NewGuid(), "Call her at noon.", []))).Should().BeTrue();

        pane.WaitForAssertion(() => pane.Find("article.note").Words().Should().Contain("Call her at noon."));
        Mode(pane).Should().Be("Reply");
        (await Clinic.MessagesAsync(chat)).Should().BeEmpty();
    }

    [Fact]
    public async Task Coming_back_is_always_the_reply()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var pane = await OpenAsync(Clinic.Maria, chat);
        await ChooseAsync(pane, "Note");
        Mode(pane).Should().Be("Note");
        await ChooseAsync(pane, "Reply");
        Mode(pane).Should().Be("Reply");
        await ChooseAsync(pane, "Note");

        var again = Render<ConversationPane>(p => p.Add(c => c.ConversationId, chat).Add(c => c.View, ChatView.Personal));

        again.WaitForAssertion(() => Mode(again).Should().Be("Reply"));
    }

    [Fact]
    public async Task A_refused_note_says_why_and_stays_a_note()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var pane = await OpenAsync(Clinic.Maria, chat);
        await ChooseAsync(pane, "Note");
        var composer = pane.FindComponent<NoteComposer>();

        (await pane.InvokeAsync(() => composer.Instance.AddAsync(Guid.NewGuid(), new string('a', 8001), []))).Should().BeFalse();

        pane.WaitForAssertion(() => pane.Find("form.is-note [role=alert]").Words().Should().Contain("8,001"));
        Mode(pane).Should().Be("Note");
    }

    [Fact]
    public async Task In_a_closed_conversation_one_can_still_write_a_note_and_on_behalf_without_a_question()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.Conversations.CloseAsync(Clinic.Maria, chat);
        var pane = await OpenAsync(Clinic.Jamie, chat);

        await ChooseAsync(pane, "Note");
        var composer = pane.FindComponent<NoteComposer>();
        await pane.InvokeAsync(() => composer.Instance.AddAsync(Guid.NewGuid(), "Filed.", []));

        pane.WaitForAssertion(() => pane.FindAll("article.note").Should().ContainSingle());
        Dialogs.FindAll("[role=dialog]").Should().BeEmpty();
    }

    [Fact]
    public async Task Who_may_only_read_has_no_choice()
    {
        await Clinic.AllowAsync(Clinic.Nora, Permission.AccessAllConversations);
        var pane = await OpenAsync(Clinic.Nora, await Clinic.StartAsync(Clinic.Maria, Clinic.Ana));

        pane.FindAll(".composer-closed .note-switch, form:not([hidden]) .note-switch").Should().BeEmpty();
    }

    [Fact]
    public async Task Whose_right_goes_while_a_note_is_open_is_left_with_nothing()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await AddAsync(Clinic.Maria, chat, "She is angry.");
        var pane = await OpenAsync(Clinic.Jamie, chat);
        await ChooseAsync(pane, "Note");

        await Clinic.Conversations.AddAsync(Clinic.Maria, chat, [Clinic.Jamie], []);
        await Clinic.Permissions.RevokeAsync(Clinic.Ines, Clinic.Jamie, Permission.AccessAllConversations);
        await Clinic.Conversations.RemoveAsync(Clinic.Maria, chat, Clinic.Jamie);

        pane.WaitForAssertion(() => pane.Markup.Should().NotContain("angry").And.NotContain("textarea"));
    }

    [Fact]
    public async Task Ones_own_note_is_taken_back_after_a_question_and_its_trace_stays()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await AddAsync(Clinic.Maria, chat, "She is angry.");
        var pane = await OpenAsync(Clinic.Maria, chat);

        await pane.InvokeAsync(() => pane.Find(".note-retract").ClickAsync(new()));
        Dialogs.WaitForAssertion(() => Dialogs.Find(".dialog-title").Words().Should().Be("Take back this note?"));
        await Dialogs.InvokeAsync(() => Dialogs.Find("form").SubmitAsync());

        pane.WaitForAssertion(() => pane.Find("article.note").Words().Should().Contain("This note was taken back."));
        pane.Markup.Should().NotContain("angry");
    }

    [Theory]
    [InlineData("Hi @Jo and @Jo Ann, a@b", "Hi |@Jo| and |@Jo Ann|, a@b")]
    [InlineData("@Jo", "|@Jo|")]
    [InlineData("nobody", "nobody")]
    public void The_longest_name_that_fits_stands_out(string text, string pieces) =>
        string.Concat(NoteText.Runs(text, ["@Jo", "@Jo Ann"]).Select(run => run.IsMention ? $"|{run.Text}|" : run.Text))
            .Should().Be(pieces);

    private static string Mode(IRenderedComponent<ConversationPane> pane)
    {
        var open = pane.FindAll("form.composer:not([hidden]), .composer-closed").Where(one => one.QuerySelector(".note-switch") is not null);
        return open.Should().ContainSingle().Which.QuerySelector("[aria-pressed=true]")!.Words();
    }

    private static Task ChooseAsync(IRenderedComponent<ConversationPane> pane, string mode) => pane.InvokeAsync(() =>
        pane.FindAll("form.composer:not([hidden]) .note-switch button, .composer-closed .note-switch button")
            .Single(button => button.Words() == mode).ClickAsync(new()));

    private Task<Guid> AddAsync(Someone author, Guid chat, string text, params Guid[] mentioned) =>
        Clinic.Notes.AddAsync(author, chat, new Draft(Guid.NewGuid(), text), mentioned);

    private Task<IRenderedComponent<ConversationPane>> OpenAsync(Someone reader, Guid chat) =>
        OpenAsync<ConversationPane>(reader, p => p.Add(c => c.ConversationId, chat).Add(c => c.View, ChatView.Personal));
}

using Bunit;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Messaging;

namespace OrgChat.Tests.Components.Messaging;

public sealed class ConversationPaneTests : ScreenTest
{
    private const string Gone = "This conversation isn’t here, or isn’t open to you.";

    [Fact]
    public async Task Messages_name_both_people_and_a_new_one_appears_by_itself()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayOnBehalfAsync(Clinic.Sam, conversation, "Your visit is booked.");
        var pane = await OpenAsync(Clinic.Maria, conversation);

        pane.Find("[role=log] article").GetAttribute("aria-label").Should().StartWith("Sam Ortiz On behalf of Dr. Maria Lopez");
        await Clinic.SayAsync(Clinic.Ana, conversation, "Thank you!");

        pane.WaitForAssertion(() => pane.FindAll("[role=log] article").Should().HaveCount(2));
    }

    [Fact]
    public async Task A_message_takes_the_direction_of_its_own_words()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, conversation, "שלום, יש לי שאלה.");

        var pane = await OpenAsync(Clinic.Maria, conversation);

        pane.Find(".bubble").GetAttribute("dir").Should().Be("auto");
    }

    [Fact]
    public async Task Beside_the_client_their_other_conversations_are_called_by_their_title()
    {
        await Clinic.StartAsync("Insurance card", Clinic.Maria, Clinic.Ana);

        var pane = await OpenAsync(Clinic.Maria, await Clinic.StartAsync(Clinic.Maria, Clinic.Ana));

        pane.WaitForAssertion(() => pane.Texts(".panel-section .person-name").Should().Contain("Insurance card"));
    }

    [Fact]
    public async Task Access_all_alone_reads_and_has_nowhere_to_write()
    {
        await Clinic.AllowAsync(Clinic.Nora, Permission.AccessAllConversations);
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        var pane = await OpenAsync(Clinic.Nora, conversation);

        pane.Find("form.composer").HasAttribute("hidden").Should().BeTrue();
        pane.Find(".composer-closed").Words().Should().Contain("You can read this conversation.");
    }

    [Fact]
    public async Task What_one_may_not_see_looks_like_what_does_not_exist()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        var forbidden = await OpenAsync(Clinic.Haddad, conversation);
        var missing = Render<ConversationPane>(p => p.Add(c => c.ConversationId, Guid.NewGuid()).Add(c => c.View, ChatView.Personal));

        forbidden.WaitForAssertion(() => forbidden.Markup.Should().Contain(Gone));
        missing.WaitForAssertion(() => missing.Markup.Should().Be(forbidden.Markup));
    }

    [Fact]
    public async Task Being_removed_empties_the_open_conversation()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Nora);
        await Clinic.SayAsync(Clinic.Ana, conversation, "Only for those who take part");
        var pane = await OpenAsync(Clinic.Nora, conversation);
        pane.Markup.Should().Contain("Only for those who take part");

        await Clinic.Conversations.RemoveAsync(Clinic.Maria, conversation, Clinic.Nora);

        pane.WaitForAssertion(() => pane.Markup.Should().Contain(Gone).And.NotContain("Only for those"));
    }

    [Fact]
    public async Task A_client_is_told_who_can_read_and_nothing_of_the_staffs()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, conversation, "Hello?");
        await Clinic.Conversations.DeclareNoReplyNeededAsync(Clinic.Maria, conversation);

        var pane = await OpenAsync(Clinic.Ana, conversation);

        pane.Markup.Should().Contain("Dr. Lopez’s team can read this and answer on their behalf.");
        pane.Markup.Should().NotContain("no reply").And.NotContain("Born");
        pane.FindAll("button[aria-label=Close]").Should().BeEmpty();
        pane.FindAll(".side-panel").Should().BeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_read_just_now_leaves_the_pane_and_the_composer_where_they_are()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        foreach (var number in Enumerable.Range(1, 45))
            await Clinic.SayAsync(Clinic.Maria, conversation, $"No. {number}");
        var pane = await OpenAsync(Clinic.Maria, conversation);
        pane.WaitForAssertion(() => pane.FindAll("[role=log] article").Should().NotBeEmpty());

        // A row that is not believed is refused, as a busy database would be.
        Contents.Ask(Clinic.File, "UPDATE Messages SET IsByClient = 1 WHERE Number < 5");
        await pane.InvokeAsync(() => pane.FindComponent<MessageLog>().Instance.NearTopAsync());

        pane.FindAll("form.composer").Should().ContainSingle();
        pane.FindAll("[role=log] article").Should().NotBeEmpty();
        pane.Find("[data-older=failed] [role=alert]").TextContent.Should().NotBeEmpty();
        Toasts.Shown.Should().BeEmpty("it is said in its place");

        Contents.Ask(Clinic.File, "UPDATE Messages SET IsByClient = 0 WHERE Number < 5");
        await pane.InvokeAsync(() => pane.Button("Try again").ClickAsync(new()));
        pane.FindAll("[role=log] article").Should().HaveCount(45);
        pane.FindAll("[data-older]").Should().BeEmpty();
    }

    [Fact]
    public async Task What_arrives_while_one_is_asked_whether_to_close_is_shown_in_the_question()
    {
        var conversation = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, conversation, "First question");
        var pane = await OpenAsync(Clinic.Maria, conversation);
        await pane.InvokeAsync(() => pane.Find("button[aria-label=Close]").ClickAsync(new()));
        Dialogs.FindAll(".notice-quote").Should().BeEmpty();

        await Clinic.SayAsync(Clinic.Ana, conversation, "And a second one");

        Dialogs.WaitForAssertion(() => Dialogs.Texts(".notice-quote")
            .Should().ContainSingle().Which.Should().EndWith("“And a second one”"));
        await Dialogs.InvokeAsync(() => Dialogs.Find("form").SubmitAsync());
        pane.WaitForAssertion(() => pane.FindAll("button[aria-label=Reopen]").Should().ContainSingle("it was seen, and closed"));
    }

    [Fact]
    public async Task A_conversation_left_while_the_records_were_locked_is_not_opened_when_they_are_free()
    {
        var (one, other) =
            (await Clinic.StartAsync(Clinic.Maria, Clinic.Ana), await Clinic.StartAsync("Insurance card", Clinic.Maria, Clinic.Ana));
        await OpenAsync(Clinic.Maria, one);
        await using (var connection = Contents.Open(Clinic.File))
        {
            await using var locked = connection.BeginTransaction();
            Render<ConversationPane>(p => p.Add(c => c.ConversationId, other).Add(c => c.View, ChatView.Personal));
            await DisposeComponentsAsync();
            foreach (var _ in Enumerable.Range(0, 3)) // The page’s own is refused before the last of them.
                await Clinic.Awaiting(clinic => clinic.Reader.OpenAsync(clinic.Maria, other)).Should().ThrowAsync<UnavailableException>();
        }

        foreach (var _ in Enumerable.Range(0, 5))
        {
            Clinic.Clock.Advance(TimeSpan.FromSeconds(3));
            await Clinic.Reader.OpenAsync(Clinic.Maria, one);
        }

        (await Clinic.ActsAsync())
            .Should().NotContain(entry => entry.Action == AuditAction.ConversationOpened && entry.ConversationId == other);
    }

    private Task<IRenderedComponent<ConversationPane>> OpenAsync(Someone reader, Guid conversation) =>
        OpenAsync<ConversationPane>(reader, p => p.Add(c => c.ConversationId, conversation).Add(c => c.View, ChatView.Personal));
}

using Bunit;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;
using OrgChat.Web.Components.Inbox;

namespace OrgChat.Tests.Components.Inbox;

public sealed class ConversationListTests : ScreenTest
{
    [Fact]
    public async Task Personal_chat_lists_what_one_takes_part_in_newest_on_top()
    {
        var older = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, older, "First");
        Clinic.Later();
        var newer = await Clinic.StartAsync(Clinic.Maria, Clinic.Tomas);
        await Clinic.SayAsync(Clinic.Tomas, newer, "Second");
        await Clinic.StartAsync(Clinic.Daniel, Clinic.Grace);

        var list = await OpenAsync(Clinic.Maria, ChatView.Personal);

        list.Texts(".row-title").Should().Equal("Tomás Okafor", "Ana Ruiz");
        list.FindAll("a.row").Select(row => row.GetAttribute("href")).Should().Equal($"/chat/{newer}", $"/chat/{older}");
        list.FindAll("ul[aria-label=Conversations]").Should().ContainSingle();
    }

    [Fact]
    public async Task Organization_chat_lists_everybodys_and_shows_the_owner_on_every_row()
    {
        await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.StartAsync(Clinic.Daniel, Clinic.Grace);

        var list = await OpenAsync(Clinic.Jamie, ChatView.Organization);

        list.Texts(".chips").Should().BeEquivalentTo("Owner Dr. Maria Lopez", "Owner Dr. Daniel Kim");
        list.Texts("select option").Should().Equal("All owners", "Dr. Daniel Kim", "Dr. Maria Lopez");
    }

    [Fact]
    public async Task A_new_message_moves_its_row_to_the_top_by_itself()
    {
        var quiet = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        Clinic.Later();
        await Clinic.StartAsync(Clinic.Maria, Clinic.Tomas);
        var list = await OpenAsync(Clinic.Jamie, ChatView.Organization);
        Clinic.Later();

        await Clinic.SayAsync(Clinic.Ana, quiet, "May I come tomorrow?");

        list.WaitForAssertion(() => list.Texts(".row-title").Should().Equal("Ana Ruiz", "Tomás Okafor"));
        list.Texts(".row-preview")[0].Should().Be("May I come tomorrow?");
    }

    [Fact]
    public async Task Conversations_with_the_same_people_are_told_apart_by_when_they_began_and_no_others()
    {
        await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        Clinic.Later(5);
        await Clinic.StartAsync(Clinic.Maria, Clinic.Tomas);
        Clinic.Later(40);
        await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        var list = await OpenAsync(Clinic.Maria, ChatView.Personal);

        list.Texts(".row-title").Should().Equal("Ana Ruiz begun 9:45 AM", "Tomás Okafor", "Ana Ruiz begun 9:00 AM");
    }

    [Theory]
    [InlineData("Dr. Maria Lopez")]
    [InlineData("Ana Ruiz")]
    public async Task What_its_reader_began_to_write_stands_in_the_row_by_itself_until_it_is_sent(string name)
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "May I come tomorrow?");
        var (reader, other) = name == "Ana Ruiz" ? (Clinic.Ana, Clinic.Maria) : (Clinic.Maria, Clinic.Ana);
        var list = await OpenAsync(reader, ChatView.Personal);
        var draft = new Draft(Guid.NewGuid(), "Of course");

        await Clinic.Messages.KeepDraftAsync(other, chat, draft);
        await Clinic.Messages.KeepDraftAsync(reader, chat, draft);
        list.WaitForAssertion(() => list.Texts(".row-draft").Should().Equal("Draft"));
        list.Find(".row-preview").Words().Should().MatchRegex("^Draft · (You: )?May I come tomorrow\\?$");

        await Clinic.Messages.KeepDraftAsync(reader, chat, draft with { UnsentSince = Clinic.Clock.GetUtcNow() });
        list.WaitForAssertion(() => list.Texts(".chip-urgent").Should().Equal("Not sent"));
        list.FindAll(".row-draft").Should().BeEmpty("it is no draft: Send was pressed");

        await Clinic.Messages.SendAsync(reader, chat, draft);
        list.WaitForAssertion(() => list.FindAll(".row-draft, .chip-urgent").Should().BeEmpty());
    }

    [Fact]
    public async Task Needs_reply_puts_the_longest_wait_on_top()
    {
        var first = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, first, "Waiting longest");
        Clinic.Later(30);
        var second = await Clinic.StartAsync(Clinic.Daniel, Clinic.Grace);
        await Clinic.SayAsync(Clinic.Grace, second, "Waiting");
        Clinic.Later(12);
        var list = await OpenAsync(Clinic.Jamie, ChatView.Organization);

        list.FindAll("[role=tab]")[1].Click();

        list.WaitForAssertion(() => list.Texts(".row-title").Should().Equal("Ana Ruiz", "Grace Nwosu"));
        list.Texts(".row-time").Should().Equal("Waiting for a reply for 42 m", "Waiting for a reply for 12 m");
    }

    [Fact]
    public async Task A_client_reads_words_of_their_own()
    {
        var list = await OpenAsync(Clinic.Ana, ChatView.Personal);

        list.Find(".list-view").Words().Should().Be("Your conversations · Lakeside Clinic");
        list.Find("input[type=search]").GetAttribute("aria-label").Should().Be("Search conversations");
        list.Find("input[type=search]").GetAttribute("placeholder").Should().Be("Search conversations");
    }

    [Fact]
    public async Task A_preview_keeps_the_direction_of_its_own_words()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Maria, chat, "שלום");

        var list = await OpenAsync(Clinic.Jamie, ChatView.Organization);

        list.Find(".row-preview").Words().Should().Be("Dr. Lopez: שלום");
        list.Find(".row-preview bdi").Words().Should().Be("שלום");
        list.Find(".row-preview").GetAttribute("dir").Should().Be("auto", "the name before it decides where the line begins");
    }

    [Fact]
    public async Task A_clients_words_stand_alone_in_a_preview_and_decide_where_it_begins()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "שלום");

        var preview = (await OpenAsync(Clinic.Jamie, ChatView.Organization)).Find(".row-preview[dir=auto]");

        preview.Words().Should().Be("שלום");
        preview.Children.Should().BeEmpty("what is set apart decides nothing");
    }

    [Fact]
    public async Task A_list_without_conversations_says_so()
    {
        var list = await OpenAsync(Clinic.Nora, ChatView.Personal);

        list.Find(".empty-title").Words().Should().Be("No conversations yet");
    }

    [Fact]
    public async Task A_closed_list_listens_no_more()
    {
        await OpenAsync(Clinic.Jamie, ChatView.Organization);
        Clinic.Live.Listeners.Should().Be(1);

        await DisposeComponentsAsync();

        Clinic.Live.Listeners.Should().Be(0);
    }

    [Fact]
    public async Task A_row_shows_one_time_and_a_long_wait_in_another_form_than_a_growing_one()
    {
        foreach (var (client, minutes) in new[] { (Clinic.Ana, 50), (Clinic.Tomas, 20), (Clinic.Grace, 10) })
        {
            await Clinic.SayAsync(client, await Clinic.StartAsync(Clinic.Maria, client), "Waiting");
            Clinic.Later(minutes);
        }

        await Clinic.StartAsync(Clinic.Maria, Clinic.Henrik);
        var list = await OpenAsync(Clinic.Jamie, ChatView.Organization);

        list.FindAll("a.row").Select(row => row.QuerySelectorAll(".row-time, time").Length).Should().AllBeEquivalentTo(1);
        list.Texts(".row-time.is-overdue").Should().Equal("Waiting for a reply for 1 h 20 m");
        list.Texts(".row-time.is-growing").Should().Equal("Waiting for a reply for 30 m");
        list.FindAll(".row-time:not([class*=is-])").Select(time => time.Words()).Should().Equal("10:20 AM", "Waiting for a reply for 10 m");
        list.FindAll(".row-time .icon").Should().HaveCount(2);
    }

    [Fact]
    public async Task An_answered_conversation_says_so_for_its_reader_and_leaves_Needs_reply_with_them()
    {
        var (ana, grace) = (await Clinic.StartAsync(Clinic.Maria, Clinic.Ana), await Clinic.StartAsync(Clinic.Maria, Clinic.Grace));
        await Clinic.SayAsync(Clinic.Ana, ana, "Waiting");
        Clinic.Later();
        await Clinic.SayAsync(Clinic.Grace, grace, "Waiting too");
        var list = await OpenAsync(Clinic.Jamie, new ListPlace(ChatView.Organization, InboxTab.NeedsReply, null), grace);

        await Clinic.SayOnBehalfAsync(Clinic.Sam, grace, "Done");

        list.WaitForAssertion(() => list.Texts(".row-time").Should().Equal("Waiting for a reply for 1 m", "Answered"));
        list.Texts(".row-title").Should().Equal("Ana Ruiz", "Grace Nwosu");
        list.Render(p => p.Add(one => one.SelectedId, ana));
        list.WaitForAssertion(() => list.Texts(".row-title").Should().Equal("Ana Ruiz"));
    }

    [Fact]
    public async Task An_open_conversation_that_is_not_among_the_rows_stands_above_them()
    {
        var ana = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Grace, await Clinic.StartAsync(Clinic.Maria, Clinic.Grace), "Waiting");

        var list = await OpenAsync(Clinic.Jamie, new ListPlace(ChatView.Organization, InboxTab.NeedsReply, null), ana);

        list.Texts(".open-now h2").Should().Equal("Open now");
        list.Texts(".row-title").Should().Equal("Ana Ruiz", "Grace Nwosu");
        list.Find("[aria-current=page]").GetAttribute("href").Should().Be($"/chat/organization/{ana}?tab=needs-reply");
        Clinic.Later();
        await Clinic.SayAsync(Clinic.Ana, ana, "Now I wait too");
        list.WaitForAssertion(() => list.Texts(".row-title").Should().Equal("Grace Nwosu", "Ana Ruiz"));
        list.FindAll(".open-now").Should().BeEmpty();
    }

    [Fact]
    public async Task The_next_one_is_found_behind_a_page_of_what_colleagues_are_at()
    {
        for (var taken = 0; taken <= InboxService.PageSize; taken++)
        {
            var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
            await Clinic.SayAsync(Clinic.Ana, chat, "Waiting");
            await Clinic.Claims.ClaimAsync(Clinic.Sam, chat);
            Clinic.Later();
        }

        var free = await Clinic.StartAsync(Clinic.Daniel, Clinic.Grace);
        await Clinic.SayAsync(Clinic.Grace, free, "Waiting, too");
        var opened = Guid.Empty;
        var list = await OpenAsync<ConversationList>(Clinic.Jamie, p => p
            .Add(list => list.Place, new ListPlace(ChatView.Organization, InboxTab.All, null)).Add(list => list.OnNext, id => opened = id));

        await list.InvokeAsync(() => list.Find("[aria-keyshortcuts=n]").ClickAsync(new()));

        opened.Should().Be(free);
    }

    [Theory]
    [InlineData(Density.Compact, 1, "Owner Dr. Lopez")]
    [InlineData(Density.Comfortable, 0, "Owner Dr. Maria Lopez")]
    public async Task Compact_rows_are_for_whoever_chose_them(Density chosen, int compact, string owner)
    {
        await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.Preferences.ChooseDensityAsync(Clinic.Jamie, chosen);
        await Clinic.Preferences.ChooseDensityAsync(Clinic.Sam, Density.Compact);

        var list = await OpenAsync(Clinic.Jamie, ChatView.Organization);

        list.FindAll(".rows.is-compact").Should().HaveCount(compact);
        list.Texts(".row-owner").Should().Equal(owner);
    }

    private Task<IRenderedComponent<ConversationList>> OpenAsync(Someone reader, ChatView view) =>
        OpenAsync(reader, new ListPlace(view, InboxTab.All, null));

    private Task<IRenderedComponent<ConversationList>> OpenAsync(Someone reader, ListPlace place, Guid? selected = null) =>
        OpenAsync<ConversationList>(reader, p => p.Add(list => list.Place, place).Add(list => list.SelectedId, selected));
}

using OrgChat.Domain.Model;
using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;
using OrgChat.Tests.Support.Logs;

namespace OrgChat.Tests.Inbox;

public sealed class InboxServiceTests : ClinicTest
{
    private static readonly InboxFilter Personal = new(ChatView.Personal);
    private static readonly InboxFilter Organization = new(ChatView.Organization);

    [Fact]
    public async Task Newest_activity_is_on_top_in_both_views()
    {
        var ana = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        Clinic.Later();
        var tomas = await Clinic.StartAsync(Clinic.Maria, Clinic.Tomas);
        Clinic.Later();
        var grace = await Clinic.StartAsync(Clinic.Daniel, Clinic.Grace);
        Clinic.Later();
        await Clinic.SayAsync(Clinic.Ana, ana, "Hello");

        (await IdsAsync(Clinic.Maria, Personal)).Should().Equal(ana, tomas);
        (await IdsAsync(Clinic.Jamie, Organization)).Should().Equal(ana, grace, tomas);
        (await IdsAsync(Clinic.Jamie, Personal)).Should().BeEmpty("Jamie takes part in none");
    }

    [Fact]
    public async Task A_list_reads_nobody_but_who_asks_for_it()
    {
        foreach (var client in new[] { Clinic.Ana, Clinic.Tomas, Clinic.Grace })
        {
            await Clinic.StartAsync(Clinic.Maria, client);
        }

        await Clinic.Inbox.ListAsync(Clinic.Jamie, Organization);

        var asked = await CommandLog.DuringAsync(Clinic.File, () => Clinic.Inbox.ListAsync(Clinic.Jamie, Organization));
        asked.Should().ContainSingle(one => one.Sql.Contains("SealedName", StringComparison.Ordinal), "that is Jamie, with the rights of now");
        asked.Should().HaveCountLessThanOrEqualTo(5);
    }

    [Fact]
    public async Task Every_row_of_the_organization_names_the_owner_and_who_spoke_last_for_whom()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "The doctor will call you.");

        var row = (await Clinic.Inbox.ListAsync(Clinic.Sam, Organization)).Rows.Single();
        row.Should().BeEquivalentTo(new
        {
            Name = "Ana Ruiz",
            Owner = new { Name = "Dr. Maria Lopez" },
            PreviewBy = "Jamie On behalf of Dr. Lopez",
            Preview = "The doctor will call you.",
            Unread = 1L,
        });
        (await Clinic.Inbox.ListAsync(Clinic.Ana, Personal)).Rows.Single().Name.Should().Be("Dr. Maria Lopez");
        (await Clinic.Inbox.ListAsync(Clinic.Jamie, Organization)).Rows.Single()
            .Should().BeEquivalentTo(new { PreviewBy = "You", Unread = 0L });
    }

    [Fact]
    public async Task The_client_who_came_first_is_named_first_and_a_group_of_clients_has_no_single_face()
    {
        await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Tomas);
        Clinic.Later();
        await Clinic.Conversations.AddAsync(Clinic.Maria, chat, [Clinic.Ana], [Clinic.Ana]);

        (await Clinic.Inbox.RowAsync(Clinic.Maria, chat)).Should()
            .BeEquivalentTo(new { Name = "Tomás Okafor, Ana Ruiz", Face = new { Name = "Tomás Okafor" }, IsFaceless = true });
        (await Clinic.Reader.OpenAsync(Clinic.Maria, chat)).Details.IsFaceless.Should().BeTrue();
        var pair = await Clinic.StartAsync(Clinic.Maria, Clinic.Grace, Clinic.Jamie);
        (await Clinic.Inbox.RowAsync(Clinic.Maria, pair))!.IsFaceless.Should().BeFalse("one client gives it its face");

        await Clinic.SayAsync(Clinic.Maria, chat, "Good morning to you both");
        (await Clinic.Inbox.ListAsync(Clinic.Tomas, Personal)).Rows.Single()
            .Name.Should().Be("Dr. Maria Lopez, Ana Ruiz", "a client sees who reads along");
    }

    [Fact]
    public async Task What_was_not_sent_stands_in_its_writers_list_until_it_goes_or_is_given_up()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "May I?");
        var draft = new Draft(Guid.NewGuid(), "You may.") { UnsentSince = Clinic.Clock.GetUtcNow() };

        await Clinic.Messages.KeepDraftAsync(Clinic.Maria, chat, draft);
        (await Clinic.Inbox.RowAsync(Clinic.Maria, chat))!.UnsentSince.Should().NotBeNull();
        (await Clinic.Reader.OpenAsync(Clinic.Maria, chat)).Details.UnsentSince.Should().Be(draft.UnsentSince);
        (await Clinic.Inbox.RowAsync(Clinic.Ana, chat))!.UnsentSince.Should().BeNull("it is nobody else’s");

        await Clinic.Messages.KeepDraftAsync(Clinic.Maria, chat, draft with { UnsentSince = null });
        (await Clinic.Inbox.RowAsync(Clinic.Maria, chat))!.UnsentSince.Should().BeNull("she writes on");

        await Clinic.Messages.KeepDraftAsync(Clinic.Maria, chat, draft);
        await Clinic.Messages.KeepDraftAsync(Clinic.Maria, chat, draft with { Text = "" });
        (await Clinic.Inbox.RowAsync(Clinic.Maria, chat))!.UnsentSince.Should().BeNull("she gave it up");

        await Clinic.Messages.KeepDraftAsync(Clinic.Maria, chat, draft);
        await Clinic.Messages.SendAsync(Clinic.Maria, chat, new Draft(Guid.NewGuid(), "From another window."));
        (await Clinic.Inbox.RowAsync(Clinic.Maria, chat))!.UnsentSince.Should().NotBeNull("another draft was sent");
        await Clinic.Messages.SendAsync(Clinic.Maria, chat, draft);
        (await Clinic.Inbox.RowAsync(Clinic.Maria, chat))!.UnsentSince.Should().BeNull();
    }

    [Fact]
    public async Task What_a_page_left_unsent_and_is_sent_then_stands_as_not_sent_no_more_and_the_text_begun_since_stays()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var left = new Draft(Guid.NewGuid(), "You may.") { UnsentSince = Clinic.Clock.GetUtcNow() };
        await Clinic.Messages.KeepDraftAsync(Clinic.Maria, chat, new Draft(Guid.NewGuid(), "Another one"));
        await Clinic.Messages.StandUnsentAsync(Clinic.Maria, chat, left);

        await Clinic.Messages.SendAsync(Clinic.Maria, chat, left);

        (await Clinic.Inbox.RowAsync(Clinic.Maria, chat))!.UnsentSince.Should().BeNull();
        (await Clinic.Reader.OpenAsync(Clinic.Maria, chat)).Draft!.Text.Should().Be("Another one");
    }

    [Fact]
    public async Task What_a_page_left_unsent_is_kept_unless_it_was_sent_or_another_text_was_begun()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var left = new Draft(Guid.NewGuid(), "You may.") { UnsentSince = Clinic.Clock.GetUtcNow() };

        await Clinic.Messages.StandUnsentAsync(Clinic.Maria, chat, left);
        (await Clinic.Reader.OpenAsync(Clinic.Maria, chat)).Draft!.Text.Should().Be("You may.");
        (await Clinic.Inbox.RowAsync(Clinic.Maria, chat))!.UnsentSince.Should().NotBeNull();

        var other = new Draft(Guid.NewGuid(), "Another one");
        await Clinic.Messages.KeepDraftAsync(Clinic.Maria, chat, other);
        await Clinic.Messages.StandUnsentAsync(Clinic.Maria, chat, left);
        (await Clinic.Reader.OpenAsync(Clinic.Maria, chat)).Draft!.Text.Should().Be("Another one");

        await Clinic.Messages.SendAsync(Clinic.Maria, chat, left);
        await Clinic.Messages.KeepDraftAsync(Clinic.Maria, chat, other with { Text = "" });
        await Clinic.Messages.StandUnsentAsync(Clinic.Maria, chat, left);
        (await Clinic.Inbox.RowAsync(Clinic.Maria, chat))!.UnsentSince.Should().BeNull();
        await Clinic.HidesAsync(() => Clinic.Messages.StandUnsentAsync(Clinic.Grace, chat, left), MissingKind.Conversation);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    public async Task Two_hundred_conversations_page_without_doubles_or_gaps(int atTheSameMoment)
    {
        var all = await ManyAsync(210, atTheSameMoment);

        var paged = await AllPagesAsync(Clinic.Jamie, Organization);

        paged.Should().OnlyHaveUniqueItems().And.BeEquivalentTo(all);
        (await AllPagesAsync(Clinic.Maria, Personal)).Should().Equal(paged, "the owner reads them in the same order");
    }

    [Fact]
    public async Task The_longest_wait_is_on_top_of_needs_reply_page_after_page()
    {
        var all = await ManyAsync(90, atTheSameMoment: 7);
        foreach (var (chat, index) in all.Select((chat, index) => (chat, index)))
        {
            if (index % 5 == 0)
                Clinic.Later();
            await Clinic.SayAsync(Clinic.Ana, chat, "Waiting");
        }

        var paged = await AllPagesAsync(Clinic.Jamie, Organization with { Tab = InboxTab.NeedsReply });

        paged.Should().OnlyHaveUniqueItems().And.BeEquivalentTo(all);
        var order = all.Select((chat, index) => (chat, index)).ToDictionary(x => x.chat, x => x.index / 5);
        paged.Select(chat => order[chat]).Should().BeInAscendingOrder();
    }

    [Theory]
    [InlineData(InboxTab.All)]
    [InlineData(InboxTab.NeedsReply)]
    public async Task Upwards_the_same_rows_come_in_the_same_order(InboxTab tab)
    {
        foreach (var chat in await ManyAsync(90, atTheSameMoment: 7))
            await Clinic.SayAsync(Clinic.Ana, chat, "Waiting");

        var filter = Organization with { Tab = tab };
        var first = await Clinic.Inbox.ListAsync(Clinic.Jamie, filter);
        var second = await Clinic.Inbox.ListAsync(Clinic.Jamie, filter, first.Next);
        var third = await Clinic.Inbox.ListAsync(Clinic.Jamie, filter, second.Next);

        var above = await Clinic.Inbox.ListAboveAsync(Clinic.Jamie, filter, third.Rows[0].Cursor(filter.OldestFirst));
        above.Rows.Should().Equal(second.Rows);
        above.Next.Should().Be(second.Rows[0].Cursor(filter.OldestFirst));
        var top = await Clinic.Inbox.ListAboveAsync(Clinic.Jamie, filter, above.Next!);
        top.Rows.Should().Equal(first.Rows);
        top.Next.Should().BeNull();
    }

    [Fact]
    public async Task One_conversation_is_a_row_for_whoever_may_open_it_and_nothing_for_others()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);

        (await Clinic.Inbox.RowAsync(Clinic.Jamie, chat))!.Name.Should().Be("Ana Ruiz");
        (await Clinic.Inbox.RowAsync(Clinic.Ana, chat))!.Name.Should().Be("Dr. Maria Lopez");
        (await Clinic.Inbox.RowAsync(Clinic.Nora, chat)).Should().BeNull();
        (await Clinic.Inbox.RowAsync(Clinic.Ida, chat)).Should().BeNull();
    }

    [Fact]
    public async Task A_conversation_that_moves_up_between_two_pages_costs_nobody_their_place()
    {
        var all = await ManyAsync(45, atTheSameMoment: 1);
        var first = await Clinic.Inbox.ListAsync(Clinic.Jamie, Organization);
        await Clinic.SayAsync(Clinic.Ana, all[0], "The oldest one moves up");

        var second = await Clinic.Inbox.ListAsync(Clinic.Jamie, Organization, first.Next);

        first.Rows.Concat(second.Rows).Select(row => row.Id).Should().OnlyHaveUniqueItems().And.BeEquivalentTo(all.Skip(1));
    }

    [Fact]
    public async Task Tabs_hold_what_they_say()
    {
        var read = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var unread = await Clinic.StartAsync(Clinic.Maria, Clinic.Tomas);
        var closed = await Clinic.StartAsync(Clinic.Maria, Clinic.Grace);
        var archived = await Clinic.StartAsync(Clinic.Maria, Clinic.Henrik);
        foreach (var (client, chat) in new[] { (Clinic.Ana, read), (Clinic.Tomas, unread), (Clinic.Grace, closed),
            (Clinic.Henrik, archived) })
            await Clinic.SayAsync(client, chat, "Hello");

        await Clinic.States.MarkReadAsync(Clinic.Maria, read, 1);
        await Clinic.Conversations.CloseAsync(Clinic.Jamie, closed);
        await Clinic.States.ArchiveAsync(Clinic.Maria, archived);

        (await TabAsync(InboxTab.All)).Should().BeEquivalentTo([read, unread, closed]);
        (await TabAsync(InboxTab.Unread)).Should().BeEquivalentTo([unread, closed]);
        (await TabAsync(InboxTab.NeedsReply))
            .Should().BeEquivalentTo([read, unread, archived], "putting it away for oneself answers nobody");
        (await TabAsync(InboxTab.Closed)).Should().Equal(closed);
        (await TabAsync(InboxTab.Archived)).Should().Equal(archived);
    }

    [Fact]
    public async Task A_client_has_no_needs_reply()
    {
        await Clinic.HidesAsync(() => Clinic.Inbox.ListAsync(Clinic.Ana, Personal with { Tab = InboxTab.NeedsReply }), MissingKind.Page);
        await Clinic.HidesAsync(() => Clinic.Inbox.ListAsync(Clinic.Ana, Organization), MissingKind.Page);
        await Clinic.HidesAsync(() => Clinic.Inbox.OwnersAsync(Clinic.Ana), MissingKind.Page);

        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Hello");
        (await Clinic.Inbox.TallyAsync(Clinic.Ana, ChatView.Personal)).NeedsReply.Should().Be(0);
        (await Clinic.Inbox.ListAsync(Clinic.Ana, Personal)).Rows.Single().WaitingSince.Should().BeNull();
        (await Clinic.Reader.OpenAsync(Clinic.Ana, chat)).Details.WaitingSince.Should().BeNull();
    }

    [Fact]
    public async Task The_owner_filter_offers_owners_and_narrows_to_one()
    {
        await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var daniels = await Clinic.StartAsync(Clinic.Daniel, Clinic.Ana);
        await Clinic.StartAsync(Clinic.Haddad, Clinic.Theo);

        (await Clinic.Inbox.OwnersAsync(Clinic.Jamie)).Select(o => o.Name).Should().Equal("Dr. Daniel Kim", "Dr. Maria Lopez");
        (await IdsAsync(Clinic.Jamie, Organization with { OwnerId = Clinic.Daniel })).Should().Equal(daniels);
        (await IdsAsync(Clinic.Jamie, Organization with { OwnerId = Clinic.Haddad })).Should().BeEmpty("nothing crosses");
    }

    [Fact]
    public async Task A_titled_conversation_says_whose_it_is_and_a_group_keeps_its_title()
    {
        var card = await Clinic.StartAsync("Insurance card", Clinic.Maria, Clinic.Ana);
        var group = await Clinic.StartAsync("Family talk", Clinic.Maria, Clinic.Ana, Clinic.Tomas);
        await Clinic.SayAsync(Clinic.Ana, card, "Here it is.");

        var seen = (await Clinic.Inbox.ListAsync(Clinic.Jamie, Organization)).Rows.ToDictionary(row => row.Id);

        seen[card].Name.Should().Be("Ana Ruiz · Insurance card");
        seen[card].PreviewBy.Should().BeEmpty("her name stands above");
        seen[group].Name.Should().Be("Family talk");
        (await Clinic.Inbox.ListAsync(Clinic.Ana, Personal)).Rows.Select(row => row.Name)
            .Should().BeEquivalentTo("Dr. Maria Lopez · Insurance card", "Family talk");
        (await Clinic.Reader.DetailsAsync(Clinic.Jamie, card)).Name.Should().Be("Ana Ruiz · Insurance card");
    }

    private async Task<List<Guid>> IdsAsync(Someone reader, InboxFilter filter) =>
        [.. (await Clinic.Inbox.ListAsync(reader, filter)).Rows.Select(row => row.Id)];

    private Task<List<Guid>> TabAsync(InboxTab tab) => IdsAsync(Clinic.Maria, Personal with { Tab = tab });

    private async Task<List<Guid>> AllPagesAsync(Someone reader, InboxFilter filter)
    {
        var all = new List<Guid>();
        InboxCursor? after = null;
        do
        {
            var page = await Clinic.Inbox.ListAsync(reader, filter, after);
            page.Rows.Count.Should().BeLessThanOrEqualTo(InboxService.PageSize);
            all.AddRange(page.Rows.Select(row => row.Id));
            after = page.Next;
        }
        while (after is not null);

        return all;
    }

    private Task<List<Guid>> ManyAsync(int count, int atTheSameMoment) => Clinic.Database.WriteAsync(async db =>
    {
        var (maria, ana) = ((TeamMember)(await db.FindAsync<Person>(Clinic.Maria.Id))!, (await db.FindAsync<Person>(Clinic.Ana.Id))!);
        var all = new List<Guid>();
        foreach (var number in Enumerable.Range(0, count))
        {
            var now = number % atTheSameMoment == 0 ? Clinic.Later() : Clinic.Clock.GetUtcNow();
            var conversation = db.Add(Conversation.Start(maria, [ana], null, now)).Entity;
            conversation.OpenToClients(now);
            all.Add(conversation.Id);
        }

        return all;
    });
}

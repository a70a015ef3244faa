using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Messaging.Snoozing;

/// <summary>What is put off leaves the queue of the whole team, and comes back on top of it.</summary>
public sealed class SnoozeTests : ClinicTest
{
    [Fact]
    public async Task What_Jamie_snoozes_leaves_the_queue_and_comes_back_at_its_time_before_the_longest_wait()
    {
        var (longest, chat) = (await AskedAsync(Clinic.Daniel, Clinic.Tomas), await AskedAsync(Clinic.Maria, Clinic.Ana));
        var asked = (await Clinic.ConversationAsync(chat)).WaitingSince;

        await Clinic.Snoozes.SnoozeAsync(Clinic.Jamie, chat, In(60));
        (await QueueAsync(Clinic.Sam)).Should().Equal(longest);
        (await TallyAsync(Clinic.Sam)).Should().Be((1, 1));
        (await RowsAsync(Clinic.Sam, InboxTab.Snoozed)).Single().Snooze.Should()
            .BeEquivalentTo(new { By = new { Name = "Jamie Lee" }, Until = In(60), IsBack = false });
        await Clinic.WakeDueAsync();
        (await QueueAsync(Clinic.Sam)).Should().Equal([longest], "its time has not come");

        Clinic.Later(60);
        var due = await Clinic.Snoozes.DueAsync();
        await Task.WhenAll(Clinic.Snoozes.BringBackAsync(due.Single()), Clinic.Snoozes.BringBackAsync(due.Single()));

        (await QueueAsync(Clinic.Sam)).Should().Equal(chat, longest);
        (await TallyAsync(Clinic.Sam)).Should().Be((2, 0));
        var row = (await RowsAsync(Clinic.Sam, InboxTab.NeedsReply))[0];
        (row.Snooze!.By.Name, row.Snooze.IsBack, row.Snooze.IsBackEarly).Should().Be(("Jamie Lee", true, false));
        row.WaitingSince.Should().Be(asked, "the wait went on");
        (await EventsAsync(Clinic.Maria, chat)).Should().Equal(ConversationEventKind.Started, ConversationEventKind.Snoozed,
            ConversationEventKind.Woken);
        (await Clinic.ActsAsync()).Select(entry => (entry.Action, entry.ActorName)).Should().ContainInOrder(
            (AuditAction.ConversationSnoozed, "Jamie Lee"), (AuditAction.SnoozeEnded, "Jamie Lee"))
            .And.ContainSingle(entry => entry.Action == AuditAction.SnoozeEnded);
    }

    [Fact]
    public async Task A_clients_reply_brings_it_back_at_once()
    {
        var (longest, chat) = (await AskedAsync(Clinic.Daniel, Clinic.Tomas), await AnsweredAsync());
        await Clinic.Snoozes.SnoozeAsync(Clinic.Jamie, chat, In(60));
        Clinic.Later();

        await Clinic.SayAsync(Clinic.Ana, chat, "It became worse.");

        (await QueueAsync(Clinic.Sam)).Should().Equal(chat, longest);
        (await RowsAsync(Clinic.Sam, InboxTab.NeedsReply))[0].Snooze!.IsBackEarly.Should().BeTrue();
        var woken = (await Clinic.Reader.OpenAsync(Clinic.Maria, chat)).Page.Events[^1];
        (woken.Kind, woken.ActorName, woken.Until).Should().Be((ConversationEventKind.Woken, "Ana Ruiz", null));
    }

    [Theory]
    [InlineData("an answer", ConversationStatus.WaitingForClient)]
    [InlineData("an answer on behalf", ConversationStatus.WaitingForClient)]
    [InlineData("no reply needed", ConversationStatus.Settled)]
    [InlineData("closing", ConversationStatus.Closed)]
    [InlineData("another snooze", ConversationStatus.Snoozed)]
    public async Task Once_somebody_saw_to_it_it_is_back_no_more(string how, ConversationStatus status)
    {
        var chat = await AskedAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.Snoozes.SnoozeAsync(Clinic.Jamie, chat, In(60));
        Clinic.Later(61);
        await Clinic.WakeDueAsync();
        (await Clinic.ConversationAsync(chat)).Status.Should().Be(ConversationStatus.NeedsReply);

        await (how switch
        {
            "an answer" => Clinic.SayAsync(Clinic.Maria, chat, "Take it at noon."),
            "an answer on behalf" => Clinic.SayOnBehalfAsync(Clinic.Sam, chat, "Take it at noon."),
            "no reply needed" => Clinic.Conversations.DeclareNoReplyNeededAsync(Clinic.Sam, chat),
            "closing" => Clinic.Conversations.CloseAsync(Clinic.Sam, chat),
            _ => Clinic.Snoozes.SnoozeAsync(Clinic.Sam, chat, In(60)),
        });

        (await Clinic.ConversationAsync(chat)).Should().BeEquivalentTo(new { Status = status, IsBack = false });
        (await QueueAsync(Clinic.Sam)).Should().BeEmpty();
        Clinic.Later();
        await Clinic.WakeDueAsync();
        (await QueueAsync(Clinic.Sam)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_claim_leaves_it_on_top_and_an_answer_leaves_the_reminder()
    {
        var chat = await AskedAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.Snoozes.SnoozeAsync(Clinic.Jamie, chat, In(60));
        await Clinic.SayOnBehalfAsync(Clinic.Sam, chat, "Dr. Lopez looks at it tomorrow.");
        (await Clinic.ConversationAsync(chat)).Status.Should().Be(ConversationStatus.Snoozed);

        Clinic.Later(61);
        await Clinic.WakeDueAsync();
        await Clinic.Claims.ClaimAsync(Clinic.Sam, chat);

        var row = (await RowsAsync(Clinic.Sam, InboxTab.NeedsReply)).Single();
        (row.WaitingSince, row.Snooze!.IsBack).Should().Be((null, true));
    }

    [Fact]
    public async Task Woken_by_hand_it_stands_where_it_stood()
    {
        var (chat, shorter) = (await AskedAsync(Clinic.Maria, Clinic.Ana), await AskedAsync(Clinic.Daniel, Clinic.Tomas));
        await Clinic.Snoozes.SnoozeAsync(Clinic.Jamie, chat, In(60));
        await Clinic.Snoozes.WakeAsync(Clinic.Sam, chat);
        await Clinic.Snoozes.WakeAsync(Clinic.Sam, chat);

        (await QueueAsync(Clinic.Jamie)).Should().Equal(chat, shorter);
        (await RowsAsync(Clinic.Jamie, InboxTab.NeedsReply)).Should().OnlyContain(row => row.Snooze == null);
        (await Clinic.LastRecordAsync()).Should().BeEquivalentTo(new { Action = AuditAction.ConversationWoken, ActorName = "Sam Ortiz" });
        (await EventsAsync(Clinic.Maria, chat))[^1].Should().Be(ConversationEventKind.Woken);
    }

    [Fact]
    public async Task Only_a_time_to_come_within_a_year_and_only_what_is_open()
    {
        var chat = await AskedAsync(Clinic.Maria, Clinic.Ana);

        (await Clinic.RefusesAsync(() => Clinic.Snoozes.SnoozeAsync(Clinic.Jamie, chat, In(0)))).Message.Should()
            .Be("That time is past. Choose a later one.");
        await Clinic.RefusesAsync(() => Clinic.Snoozes.SnoozeAsync(Clinic.Jamie, chat, In(60 * 24 * 367)));
        await Clinic.Snoozes.SnoozeAsync(Clinic.Jamie, chat, In(60));
        await Clinic.Snoozes.SnoozeAsync(Clinic.Jamie, chat, In(60));
        (await EventsAsync(Clinic.Maria, chat)).Should().ContainSingle(kind => kind == ConversationEventKind.Snoozed);
        await Clinic.Conversations.CloseAsync(Clinic.Jamie, chat);
        await Clinic.RefusesAsync(() => Clinic.Snoozes.SnoozeAsync(Clinic.Jamie, chat, In(60)));
    }

    [Fact]
    public async Task A_snooze_stops_nobody_who_is_writing()
    {
        var chat = await AskedAsync(Clinic.Maria, Clinic.Ana);
        var draft = new Draft(Guid.NewGuid(), "Take it at noon.") { SeenNumber = 1, SeenAt = Clinic.Clock.GetUtcNow() };
        Clinic.Later();
        await Clinic.Snoozes.SnoozeAsync(Clinic.Jamie, chat, In(60));

        (await Clinic.Messages.SendAsync(Clinic.Maria, chat, draft)).Should().Be(2);
    }

    [Fact]
    public async Task What_is_live_agrees_with_what_is_read()
    {
        var chat = await AskedAsync(Clinic.Maria, Clinic.Ana);
        using var sam = await TestScreen.OpenAsync(Clinic, Clinic.Sam, chat);
        await sam.SettledAsync();
        var (reader, tally) = (await Clinic.PersonAsync(Clinic.Sam), await Clinic.Inbox.TallyAsync(Clinic.Sam, ChatView.Organization));
        var queue = new InboxFilter(ChatView.Organization, InboxTab.NeedsReply);

        await Clinic.Snoozes.SnoozeAsync(Clinic.Jamie, chat, In(60));
        var snoozed = await sam.NextAsync<ConversationChange>();
        queue.RowFor(reader, snoozed.Snapshot!).Should().BeNull();
        (queue with { Tab = InboxTab.Snoozed }).RowFor(reader, snoozed.Snapshot!).Should().NotBeNull();
        tally.Apply(reader, snoozed);
        (tally.NeedsReply, tally.Snoozed).Should().Be((0, 1));

        Clinic.Later(60);
        await Clinic.WakeDueAsync();
        var back = await sam.NextAsync<ConversationChange>();
        tally.Apply(reader, back);
        (tally.NeedsReply, tally.Snoozed).Should().Be((1, 0));
        queue.RowFor(reader, back.Snapshot!).Should().BeEquivalentTo((await RowsAsync(Clinic.Sam, InboxTab.NeedsReply)).Single());
    }

    [Fact]
    public async Task A_page_of_the_queue_goes_on_below_what_is_back()
    {
        var back = new List<Guid>();
        for (var number = 0; number < InboxService.PageSize + 2; number++)
            back.Add(await AskedAsync(Clinic.Maria, Clinic.Ana));
        foreach (var chat in back.TakeLast(2))
            await Clinic.Snoozes.SnoozeAsync(Clinic.Jamie, chat, In(5));
        Clinic.Later(5);
        await Clinic.WakeDueAsync();

        var queue = new InboxFilter(ChatView.Organization, InboxTab.NeedsReply);
        var first = await Clinic.Inbox.ListAsync(Clinic.Sam, queue);
        var second = await Clinic.Inbox.ListAsync(Clinic.Sam, queue, first.Next);
        var above = await Clinic.Inbox.ListAboveAsync(Clinic.Sam, queue, second.Rows[0].Cursor(oldestFirst: true));

        first.Rows.Concat(second.Rows).Select(row => row.Id).Should().Equal([.. back.TakeLast(2).OrderBy(id => id), .. back.SkipLast(2)]);
        above.Rows.Should().Equal(first.Rows);
    }

    [Fact]
    public async Task A_client_never_learns_of_it()
    {
        var chat = await AskedAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Daniel, await Clinic.StartAsync(Clinic.Daniel, Clinic.Ana), "Your x-ray shows no change.");
        var (before, details) = (await SeenAsync(chat), await DetailsAsync(chat));
        var printed = await Clinic.Reader.PrintAsync(Clinic.Ana, chat);

        await Clinic.Snoozes.SnoozeAsync(Clinic.Jamie, chat, In(60));
        (await SeenAsync(chat)).Should().BeEquivalentTo(before, all => all.WithStrictOrdering());
        (await DetailsAsync(chat)).Should().Be(details);
        Clinic.Later(61);
        await Clinic.WakeDueAsync();
        (await SeenAsync(chat)).Should().BeEquivalentTo(before, all => all.WithStrictOrdering());
        (await DetailsAsync(chat)).Should().Be(details);
        (await Clinic.Reader.PrintAsync(Clinic.Ana, chat) with { Revision = printed.Revision }).Should().Be(printed);
        await Clinic.Snoozes.SnoozeAsync(Clinic.Jamie, chat, In(60));
        (await Clinic.SayAsync(Clinic.Ana, chat, "Hello?")).Should().Be(2, "no number is missing");

        (await EventsAsync(Clinic.Ana, chat)).Should().Equal(ConversationEventKind.Started);
        var hidden = new InboxFilter(ChatView.Personal, InboxTab.Snoozed);
        await Clinic.HidesAsync(() => Clinic.Inbox.ListAsync(Clinic.Ana, hidden), MissingKind.Page);
        await Clinic.RefusesAsync(() => Clinic.Snoozes.SnoozeAsync(Clinic.Ana, chat, In(60)));
        await Clinic.RefusesAsync(() => Clinic.Snoozes.WakeAsync(Clinic.Ana, chat));
    }

    [Fact]
    public async Task It_comes_back_also_when_who_snoozed_it_has_no_right_any_more()
    {
        var chat = await AskedAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.Snoozes.SnoozeAsync(Clinic.Jamie, chat, In(60));
        await Clinic.AllowAsync(Clinic.Jamie, Permission.None);
        Clinic.Later(60);

        await Clinic.WakeDueAsync();

        (await QueueAsync(Clinic.Sam)).Should().Equal(chat);
    }

    private DateTimeOffset In(double minutes) => Clinic.Clock.GetUtcNow().AddMinutes(minutes);

    private async Task<Guid> AskedAsync(Someone owner, Someone client)
    {
        Clinic.Later();
        var chat = await Clinic.StartAsync(owner, client);
        await Clinic.SayAsync(client, chat, "May I ask something?");
        return chat;
    }

    private async Task<Guid> AnsweredAsync()
    {
        var chat = await AskedAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Maria, chat, "Take it at noon.");
        return chat;
    }

    private async Task<IReadOnlyList<ConversationRowModel>> RowsAsync(Someone reader, InboxTab tab) =>
        (await Clinic.Inbox.ListAsync(reader, new InboxFilter(ChatView.Organization, tab))).Rows;

    private async Task<IEnumerable<Guid>> QueueAsync(Someone reader) =>
        (await RowsAsync(reader, InboxTab.NeedsReply)).Select(row => row.Id);

    private async Task<(int, int)> TallyAsync(Someone reader)
    {
        var tally = await Clinic.Inbox.TallyAsync(reader, ChatView.Organization);
        tally.Due.Should().Be(tally.NeedsReply);
        return (tally.NeedsReply, tally.Snoozed);
    }

    private async Task<List<ConversationEventKind>> EventsAsync(Someone reader, Guid chat) =>
        [.. (await Clinic.Reader.OpenAsync(reader, chat)).Page.Events.Select(happened => happened.Kind)];

    // The revision is not shown to anybody.
    private async Task<ConversationModel> DetailsAsync(Guid chat) =>
        await Clinic.Reader.DetailsAsync(Clinic.Ana, chat) with { Revision = 0 };

    private async Task<object> SeenAsync(Guid chat)
    {
        var (opened, list) = (await Clinic.Reader.OpenAsync(Clinic.Ana, chat), new InboxFilter(ChatView.Personal));
        return new
        {
            (await Clinic.Inbox.ListAsync(Clinic.Ana, list)).Rows,
            Tally = await Clinic.Inbox.TallyAsync(Clinic.Ana, ChatView.Personal),
            Numbers = opened.Page.Messages.Select(message => message.Number),
            Events = opened.Page.Events.Select(happened => (happened.Kind, happened.AfterNumber)),
        };
    }
}

using OrgChat.Domain.Features.Inbox;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Inbox;

/// <summary>What a screen keeps up by itself is what a fresh question would answer, after any acts in any order.</summary>
public sealed class LiveRowsTests : ClinicTest
{
    private static readonly InboxTab[] Tabs = Enum.GetValues<InboxTab>();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Counts_and_rows_kept_up_equal_fresh_ones(int seed)
    {
        var chats = await ArrangeAsync();
        var random = new Random(seed);
        var screens = new List<KeptScreen>();
        foreach (var (reader, view) in new[]
        {
            (Clinic.Maria, ChatView.Personal), (Clinic.Jamie, ChatView.Organization), (Clinic.Jamie, ChatView.Personal),
            (Clinic.Ana, ChatView.Personal),
        })
        {
            screens.Add(await KeptScreen.OpenAsync(Clinic, reader, view));
        }

        foreach (var step in Enumerable.Range(1, 60))
        {
            var chat = chats[random.Next(chats.Count)];
            Clinic.Later(random.Next(3));
            await ActAsync(random, chat);
            foreach (var screen in screens)
                await screen.AgreesAsync(chat, $"of seed {seed}, step {step}");
        }

        screens.ForEach(screen => screen.Dispose());
    }

    [Fact]
    public void A_filter_changed_for_another_tab_does_not_keep_the_old_tabs_conditions()
    {
        var filter = new InboxFilter(ChatView.Personal, InboxTab.Closed);
        (filter with { Tab = InboxTab.All }).Should().Be(new InboxFilter(ChatView.Personal));
    }

    [Fact]
    public async Task Asking_a_filter_in_memory_changes_neither_its_copies_nor_its_equality()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        using var screen = await TestScreen.OpenAsync(Clinic, Clinic.Maria);
        await Clinic.SayAsync(Clinic.Ana, chat, "Hello");
        var snapshot = (await screen.NextAsync<ConversationChange>()).Snapshot!;
        var reader = await Clinic.PersonAsync(Clinic.Maria);
        var closed = new InboxFilter(ChatView.Personal, InboxTab.Closed);

        closed.RowFor(reader, snapshot).Should().BeNull();
        (closed with { Tab = InboxTab.All }).RowFor(reader, snapshot).Should().NotBeNull();
        closed.Should().Be(new InboxFilter(ChatView.Personal, InboxTab.Closed));
    }

    private async Task<List<Guid>> ArrangeAsync() =>
    [
        await Clinic.StartAsync(Clinic.Maria, Clinic.Ana),
        await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Jamie),
        await Clinic.StartAsync("Group", Clinic.Maria, Clinic.Ana, Clinic.Tomas, Clinic.Nora),
        await Clinic.StartAsync(Clinic.Daniel, Clinic.Ana, Clinic.Grace),
        await Clinic.StartAsync(Clinic.Daniel, Clinic.Henrik),
    ];

    private async Task ActAsync(Random random, Guid chat)
    {
        var people = new[] { Clinic.Maria, Clinic.Jamie, Clinic.Ana, Clinic.Daniel };
        var somebody = people[random.Next(people.Length)];
        try
        {
            await (random.Next(17) switch
            {
                0 or 1 or 2 => Clinic.SayAsync(Clinic.Ana, chat, "Question"),
                3 or 4 => Clinic.SayAsync(somebody, chat, "Answer"),
                5 => Clinic.SayOnBehalfAsync(Clinic.Jamie, chat, "Answer on behalf"),
                6 => Clinic.States.MarkReadAsync(somebody, chat, long.MaxValue),
                7 => Clinic.States.MarkUnreadAsync(somebody, chat, random.Next(1, 5)),
                8 => Clinic.States.MuteAsync(somebody, chat, random.Next(2) == 0),
                9 => Clinic.States.ArchiveAsync(somebody, chat),
                10 => Clinic.Conversations.CloseAsync(Clinic.Jamie, chat),
                11 => Clinic.Conversations.ReopenAsync(Clinic.Jamie, chat),
                12 => Clinic.Conversations.AddAsync(Clinic.Maria, chat, [Clinic.Jamie], []),
                13 or 14 => Clinic.Snoozes.SnoozeAsync(Clinic.Jamie, chat, Clinic.Clock.GetUtcNow().AddSeconds(1)),
                15 => WakeAsync(),
                _ => Clinic.Conversations.RemoveAsync(Clinic.Maria, chat, random.Next(2) == 0 ? Clinic.Jamie : Clinic.Ana),
            });
        }
        catch (RefusedException)
        {
            // A refused act is an act like any other: the screens must still agree.
        }
    }

    private Task WakeAsync()
    {
        Clinic.Clock.Advance(TimeSpan.FromSeconds(1));
        return Clinic.WakeDueAsync();
    }

    private sealed class KeptScreen(TestClinic clinic, TestScreen screen, Someone reader, Person person, ChatView view, InboxTally tally)
        : IDisposable
    {
        private InboxTally tally = tally;

        public static async Task<KeptScreen> OpenAsync(TestClinic clinic, Someone reader, ChatView view)
        {
            var screen = await TestScreen.OpenAsync(clinic, reader);
            await screen.SettledAsync();
            return new(clinic, screen, reader, await clinic.PersonAsync(reader), view, await clinic.Inbox.TallyAsync(reader, view));
        }

        /// <summary>Takes everything in that is under way, then asks afresh.</summary>
        public async Task AgreesAsync(Guid chat, string because)
        {
            foreach (var change in (await screen.SettledAsync()).OfType<ConversationChange>())
            {
                if (tally.Apply(person, change))
                    tally = await clinic.Inbox.TallyAsync(reader, view);
                if (change.ConversationId == chat)
                    await RowsAgreeAsync(change, because);
            }

            var fresh = await clinic.Inbox.TallyAsync(reader, view);
            (tally.Unread, tally.UnreadAndLoud, tally.NeedsReply).Should()
                .Be((fresh.Unread, fresh.UnreadAndLoud, fresh.NeedsReply), $"{because}, {reader} in {view}");
        }

        public void Dispose() => screen.Dispose();

        private async Task RowsAgreeAsync(ConversationChange change, string because)
        {
            foreach (var tab in Tabs.Where(tab => tab.IsOpenTo(person)))
            {
                var filter = new InboxFilter(view, tab);
                var kept = change.Snapshot is null ? null : filter.RowFor(person, change.Snapshot);
                var fresh = (await clinic.Inbox.ListAsync(reader, filter)).Rows.SingleOrDefault(row => row.Id == change.ConversationId);
                kept.Should().Be(fresh, $"{because}, {reader} in {view}, {tab}");
            }
        }
    }
}

using OrgChat.Domain.Live;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Tests.Support;
using OrgChat.Tests.Support.Logs;

namespace OrgChat.Tests.Live;

public sealed class LiveUpdateServiceTests : ClinicTest
{
    [Fact]
    public async Task A_message_reaches_every_screen_that_may_see_it_and_no_other()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        foreach (var reader in new[] { Clinic.Maria, Clinic.Ana, Clinic.Jamie, Clinic.Nora, Clinic.Tomas, Clinic.Ida })
        {
            using var screen = await TestScreen.OpenAsync(Clinic, reader);
            await screen.SettledAsync();
            await Clinic.SayAsync(Clinic.Ana, chat, "Hello");
            var seen = (await screen.SettledAsync()).OfType<ConversationChange>().Select(change => change.Snapshot)
                .OfType<ConversationSnapshot>();

            if (reader == Clinic.Maria || reader == Clinic.Ana || reader == Clinic.Jamie)
                seen.Last().Conversation.Preview.Should().Be("Hello", $"{reader} may");
            else
                seen.Should().BeEmpty($"{reader} may not");
        }
    }

    [Fact]
    public async Task The_other_clinic_hears_nothing_at_all()
    {
        using var screen = await TestScreen.OpenAsync(Clinic, Clinic.Ida);
        await screen.SettledAsync();
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "Hello");
        await Clinic.AllowAsync(Clinic.Nora, PermissionSet.Full.Value);
        await Clinic.States.MarkReadAsync(Clinic.Jamie, chat, 1);

        (await screen.SettledAsync()).Should().BeEmpty("not even that something happened");
    }

    [Fact]
    public async Task A_refused_act_tells_nobody()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        using var screen = await TestScreen.OpenAsync(Clinic, Clinic.Maria);
        await screen.SettledAsync();

        await Clinic.RefusesAsync(() => Clinic.SayAsync(Clinic.Ana, chat, ""));

        (await screen.SettledAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_reader_hears_that_their_rights_changed_and_others_only_that_somebody_did()
    {
        using var jamie = await TestScreen.OpenAsync(Clinic, Clinic.Jamie);
        using var sam = await TestScreen.OpenAsync(Clinic, Clinic.Sam);
        await Clinic.Permissions.RevokeAsync(Clinic.Ines, Clinic.Jamie, Permission.OrganizationChat);

        (await jamie.NextAsync<ReaderChange>()).Reader!.Can(Permission.OrganizationChat).Should().BeFalse();
        (await sam.NextAsync<PersonChange>()).PersonId.Should().Be(Clinic.Jamie.Id);
    }

    [Fact]
    public async Task Somebody_removed_is_told_that_the_conversation_is_gone()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Nora);
        using var screen = await TestScreen.OpenAsync(Clinic, Clinic.Nora);
        await screen.SettledAsync();

        await Clinic.Conversations.RemoveAsync(Clinic.Maria, chat, Clinic.Nora);

        (await screen.SettledAsync()).Should().Equal(new ConversationChange(chat, null));
    }

    [Fact]
    public async Task A_burst_is_one_visit_with_the_newest_state()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var (visits, block) = (new List<IReadOnlyList<LiveChange>>(), new TaskCompletionSource());
        using var slow = Clinic.Live.Subscribe(await Clinic.PersonAsync(Clinic.Maria), changes =>
        {
            lock (visits)
                visits.Add(changes);
            return block.Task;
        });
        using var witness = await TestScreen.OpenAsync(Clinic, Clinic.Maria);

        foreach (var number in Enumerable.Range(1, 30))
        {
            await Clinic.SayAsync(Clinic.Ana, chat, $"Message {number}");
            await witness.SettledAsync();
        }

        visits.Should().ContainSingle("the screen is still busy with the first");
        block.SetResult();
        await Eventually.TrueAsync(() => Count() == 2);
        var last = visits[1].OfType<ConversationChange>().Single(change => change.ConversationId == chat);
        last.Snapshot!.Conversation.LastNumber.Should().Be(30);

        int Count()
        {
            lock (visits)
                return visits.Count;
        }
    }

    [Fact]
    public async Task Reading_marks_reach_who_watches_and_the_reader_and_nobody_else()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Maria, chat, "Hello");
        using var watching = await TestScreen.OpenAsync(Clinic, Clinic.Maria, watching: chat);
        using var elsewhere = await TestScreen.OpenAsync(Clinic, Clinic.Maria, watching: Guid.NewGuid());
        using var own = await TestScreen.OpenAsync(Clinic, Clinic.Ana);
        foreach (var screen in new[] { watching, elsewhere, own })
            await screen.SettledAsync();

        await Clinic.States.MarkReadAsync(Clinic.Ana, chat, 1);

        (await watching.SettledAsync()).OfType<ConversationChange>().Last().Snapshot!.States[Clinic.Ana.Id].ReadNumber.Should().Be(1);
        (await own.SettledAsync()).OfType<ConversationChange>().Where(c => c.ConversationId == chat).Should().ContainSingle();
        (await elsewhere.SettledAsync()).OfType<ConversationChange>().Where(c => c.ConversationId == chat).Should().BeEmpty();
    }

    [Fact]
    public async Task Every_screen_reads_again_from_time_to_time_even_if_every_signal_was_lost()
    {
        using var screen = await TestScreen.OpenAsync(Clinic, Clinic.Maria);

        Clinic.Later();

        await screen.NextAsync<RefreshChange>();
    }

    [Fact]
    public async Task The_screens_do_not_all_read_again_at_the_same_moment()
    {
        var maria = await Clinic.PersonAsync(Clinic.Maria);
        var told = 0;
        var screens = Enumerable.Range(0, 10 * LiveUpdateService.RefreshTurns).Select(_ => Clinic.Live.Subscribe(maria, changes =>
        {
            Interlocked.Add(ref told, changes.OfType<RefreshChange>().Count());
            return Task.CompletedTask;
        })).ToList();

        for (var turn = 1; turn <= 2 * LiveUpdateService.RefreshTurns; turn++)
        {
            Clinic.Clock.Advance(TimeSpan.FromSeconds(30) / LiveUpdateService.RefreshTurns);
            await Eventually.TrueAsync(() => Volatile.Read(ref told) == 10 * turn);
        }

        screens.ForEach(screen => screen.Dispose());
    }

    [Fact]
    public async Task A_hundred_screens_cost_no_more_reads_than_one()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayAsync(Clinic.Ana, chat, "The first one costs more.");
        var one = await ReadsPerMessageAsync(chat, screens: 1);
        var hundred = await ReadsPerMessageAsync(chat, screens: 100);

        hundred.Should().Be(one);
    }

    private async Task<int> ReadsPerMessageAsync(Guid chat, int screens)
    {
        Clinic.Later();
        var open = new List<TestScreen>();
        foreach (var _ in Enumerable.Range(0, screens))
            open.Add(await TestScreen.OpenAsync(Clinic, Clinic.Jamie));
        await open[^1].SettledAsync();

        var asked = await CommandLog.DuringAsync(Clinic.File, async () =>
        {
            await Clinic.SayAsync(Clinic.Ana, chat, "Hello");
            await open[^1].UntilAsync(change => change is ConversationChange { Snapshot: not null });
        });
        open.ForEach(screen => screen.Dispose());
        return asked.Count;
    }
}

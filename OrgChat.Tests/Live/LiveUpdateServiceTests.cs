using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Features.Tags;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Tags;
using OrgChat.Domain.Storage.Signals;
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
    public async Task Whom_a_message_does_not_concern_hears_not_even_that_something_happened()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana, Clinic.Tomas);
        await Clinic.Conversations.RemoveAsync(Clinic.Maria, chat, Clinic.Tomas);
        using var daniel = await TestScreen.OpenAsync(Clinic, Clinic.Daniel);
        using var grace = await TestScreen.OpenAsync(Clinic, Clinic.Grace);
        using var removed = await TestScreen.OpenAsync(Clinic, Clinic.Tomas);

        await Clinic.SayAsync(Clinic.Ana, chat, "Hello");
        await Clinic.Conversations.CloseAsync(Clinic.Maria, chat, 1);

        (await removed.SettledAsync()).Should().Contain(new ConversationChange(chat, null), "they saw it once");
        foreach (var bystander in new[] { daniel, grace })
            (await bystander.SettledAsync()).Should().NotContain(change => ((ConversationChange)change).ConversationId == chat);
    }

    [Fact]
    public async Task Time_is_told_to_every_screen_in_turn_and_nothing_is_read()
    {
        var maria = await Clinic.PersonAsync(Clinic.Maria);
        var told = 0;
        var screens = Enumerable.Range(0, 10 * LiveUpdateService.Turns).Select(_ => Clinic.Live.Subscribe(maria, changes =>
        {
            Interlocked.Add(ref told, changes.OfType<TimeChange>().Count());
            return Task.CompletedTask;
        })).ToList();

        var asked = await CommandLog.DuringAsync(Clinic.File, async () =>
        {
            for (var turn = 1; turn <= LiveUpdateService.Turns; turn++)
            {
                Clinic.Clock.Advance(TimeSpan.FromSeconds(30) / LiveUpdateService.Turns);
                await Eventually.TrueAsync(() => Volatile.Read(ref told) >= 9 * turn);
            }
        });

        asked.Should().BeEmpty();
        screens.ForEach(screen => screen.Dispose());
    }

    [Fact]
    public async Task Every_screen_reads_again_once_in_half_an_hour_even_if_every_signal_was_lost_and_not_all_in_the_same_minute()
    {
        var maria = await Clinic.PersonAsync(Clinic.Maria);
        var readings = new int[300];
        var screens = Enumerable.Range(0, readings.Length).Select(number => Clinic.Live.Subscribe(maria, changes =>
        {
            Interlocked.Add(ref readings[number], changes.OfType<RefreshChange>().Count());
            return Task.CompletedTask;
        })).ToList();

        Clinic.Later();
        await Task.Yield();
        readings.Sum().Should().BeLessThan(readings.Length / 10);
        for (var minute = 1; minute < 30; minute++)
            Clinic.Later();

        await Eventually.TrueAsync(() => readings.All(count => Volatile.Read(ref count) == 1));
        screens.ForEach(screen => screen.Dispose());
    }

    [Fact]
    public async Task Another_name_of_a_tag_is_read_by_each_screen_of_the_team_with_its_own_turn_and_not_by_all_at_once()
    {
        var tag = await Clinic.Tags.SaveAsync(Clinic.Ines, new TagForm(null, "Refill", TagColor.Teal));
        var screens = new List<TestScreen>();
        foreach (var _ in Enumerable.Range(0, LiveUpdateService.Turns))
            screens.Add(await TestScreen.OpenAsync(Clinic, Clinic.Jamie));
        await TellAsync();

        await Clinic.Tags.SaveAsync(Clinic.Ines, new TagForm(tag, "Refills", TagColor.Teal));
        (await TellAsync()).Should().Be(0);
        Clinic.Clock.Advance(TimeSpan.FromSeconds(30) / LiveUpdateService.Turns);
        (await TellAsync()).Should().Be(1);
        Clinic.Clock.Advance(TimeSpan.FromSeconds(27));
        (await TellAsync()).Should().Be(LiveUpdateService.Turns - 1);

        screens.ForEach(screen => screen.Dispose());
        async Task<int> TellAsync()
        {
            var told = 0;
            foreach (var screen in screens)
                told += (await screen.SettledAsync()).OfType<RefreshChange>().Count();
            return told;
        }
    }

    [Fact]
    public async Task What_another_program_wrote_is_read_by_every_screen_with_its_next_turn()
    {
        using var screen = await TestScreen.OpenAsync(Clinic, Clinic.Maria);
        await Clinic.SayAsync(Clinic.Maria, await Clinic.StartAsync(Clinic.Maria, Clinic.Ana), "What this server writes is told anyway.");
        await TurnAsync();
        (await screen.SettledAsync()).Should().NotContain(change => change is RefreshChange);

        Contents.Ask(Clinic.File, "UPDATE Organizations SET StaffIdleMinutes = StaffIdleMinutes + 1");

        var told = new List<LiveChange>();
        for (var turn = 0; turn < 5; turn++)
        {
            await TurnAsync();
            told.AddRange(await screen.SettledAsync());
        }

        told.OfType<RefreshChange>().Should().ContainSingle();
        async Task TurnAsync()
        {
            Clinic.Later(0.5);
            await Clinic.Database.OutsideRevisionAsync();
        }
    }

    [Fact]
    public async Task A_screen_whose_line_is_gone_is_told_nothing_and_reads_once_when_it_is_back()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        using var gone = await TestScreen.OpenAsync(Clinic, Clinic.Maria);
        using var witness = await TestScreen.OpenAsync(Clinic, Clinic.Maria);
        gone.Subscription.Pause();
        await Clinic.SayAsync(Clinic.Ana, chat, "Hello");
        Clinic.Later();
        await Clinic.AllowAsync(Clinic.Maria, Permission.AccessAllConversations);
        await witness.SettledAsync();

        gone.Subscription.Resume();

        var told = await gone.SettledAsync();
        told.OfType<ReaderChange>().Single().Reader!.Can(Permission.AccessAllConversations).Should().BeTrue();
        told.OfType<RefreshChange>().Should().ContainSingle();
        told.Should().HaveCount(2);
    }

    [Fact]
    public async Task Whoever_has_the_conversation_open_is_brought_what_is_new_in_it()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayManyAsync(Clinic.Ana, chat, 30);
        using var watching = await TestScreen.OpenAsync(Clinic, Clinic.Maria, watching: chat);
        await watching.SettledAsync();

        await Clinic.SayAsync(Clinic.Ana, chat, "Hello");
        await Clinic.Conversations.DeclareNoReplyNeededAsync(Clinic.Maria, chat, 31);

        var snapshot = (await watching.SettledAsync()).OfType<ConversationChange>().Last().Snapshot!;
        ReadingService.NewerIn(await Clinic.PersonAsync(Clinic.Maria), snapshot, 30)!.Should().BeEquivalentTo(
            await Clinic.Reader.NewerAsync(Clinic.Maria, chat, 30), "it is what asking would bring");
        ReadingService.NewerIn(await Clinic.PersonAsync(Clinic.Ana), snapshot, 30)!.Events.Should().BeEmpty("that is the team’s");
        ReadingService.NewerIn(await Clinic.PersonAsync(Clinic.Maria), snapshot, 3).Should().BeNull("there is a gap");
    }

    [Fact]
    public async Task A_reading_mark_costs_one_question_for_the_marks_however_many_look()
    {
        var lakeside = (await Clinic.PersonAsync(Clinic.Maria)).OrganizationId;
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        await Clinic.SayManyAsync(Clinic.Ana, chat, 30);
        using var watching = await TestScreen.OpenAsync(Clinic, Clinic.Maria, watching: chat);
        using var other = await TestScreen.OpenAsync(Clinic, Clinic.Jamie, watching: chat);
        await Clinic.SayAsync(Clinic.Ana, chat, "Now they are known.");
        await watching.SettledAsync();
        await Clinic.States.MarkReadAsync(Clinic.Maria, chat, 3);
        await watching.SettledAsync();

        var asked = await CommandLog.DuringAsync(Clinic.File, async () =>
        {
            Clinic.Signals.Publish(new(lakeside, SignalKind.Reading, chat, Clinic.Maria.Id));
            await watching.NextAsync<ConversationChange>();
        });

        asked.Should().ContainSingle().Which.Sql.Should().Contain("PersonalStates");
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

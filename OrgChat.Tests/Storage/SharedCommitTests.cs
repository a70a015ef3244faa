using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Audit;
using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Connections;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Signals;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Storage;

/// <summary>Acts that wait for each other share a commit, and nothing else.</summary>
public sealed class SharedCommitTests : ClinicTest
{
    private static readonly AuditedOperation Opening = AuditedOperation.ToOpen(AuditedPage.OrgChat);

    // Who is not told here waits for ever: no bound on a time.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Many_at_once_are_written_with_few_commits_and_each_is_told_when_it_is_on_disk()
    {
        var chats = await ChatsAsync(20);
        var before = Commits();
        using var all = new SemaphoreSlim(0);

        var sending = chats.ConvertAll(chat => Task.Run(async () =>
        {
            await all.WaitAsync();
            await Clinic.SayAsync(Clinic.Ana, chat, "Are you there?");
            Contents.Ask(Clinic.File, $"SELECT count(*) FROM Messages WHERE ConversationId = '{chat}' COLLATE NOCASE")
                .Should().Equal("1");
        }));
        await WhileTheWriterIsBusyAsync(() => all.Release(chats.Count));
        await Task.WhenAll(sending);

        (Commits() - before).Should().BeLessThan(chats.Count / 2);
    }

    [Fact]
    public async Task What_one_of_them_is_refused_goes_and_the_others_stays()
    {
        var chats = await ChatsAsync(6);
        await Clinic.SaysAsync(profile => profile with { LocksClosed = true });
        await Clinic.Conversations.CloseAsync(Clinic.Maria, chats[3]);
        List<Task> sending = [];

        await WhileTheWriterIsBusyAsync(() =>
            sending = chats.ConvertAll(chat => Task.Run(() => Clinic.SayAsync(Clinic.Ana, chat, "Are you there?")) as Task));
        await Task.WhenAll(sending).ContinueWith(_ => { }, TaskScheduler.Default);

        sending.Where(task => task.IsFaulted).Should().ContainSingle().Which.Should().BeSameAs(sending[3]);
        (await sending[3].Awaiting(task => task).Should().ThrowAsync<RefusedException>()).WithMessage("*closed*");
        foreach (var chat in chats)
            (await Clinic.MessagesAsync(chat)).Should().HaveCount(chat == chats[3] ? 0 : 1);
    }

    [Fact]
    public async Task Where_the_commit_fails_by_one_of_them_the_others_are_written_all_the_same()
    {
        var chats = await ChatsAsync(4);
        await Clinic.SayAsync(Clinic.Ana, await Clinic.StartAsync(Clinic.Maria, Clinic.Ana), "Earlier");
        List<Task> sending = [];
        Task? failing = null;

        await WhileTheWriterIsBusyAsync(() =>
        {
            sending = chats.ConvertAll(chat => Task.Run(() => Clinic.SayAsync(Clinic.Ana, chat, "Are you there?")) as Task);
            failing = Task.Run(() => Clinic.Database.WriteAsync(Clinic.Daniel, Opening, async (Act act) =>
            {
                await act.Db.Database.ExecuteSqlAsync($"PRAGMA defer_foreign_keys = ON");
                await act.Db.Database.ExecuteSqlAsync($"UPDATE Messages SET ConversationId = {Guid.NewGuid()} WHERE Number = 1");
            }));
        });
        await Task.WhenAll(sending);

        await failing!.Awaiting(task => task).Should().ThrowAsync<Exception>();
        foreach (var chat in chats)
            (await Clinic.MessagesAsync(chat)).Should().HaveCount(1);
        (await Clinic.Verifier.VerifyAsync(Clinic.Ines, new Progress<AuditProgress>())).IsWhole.Should().BeTrue();
    }

    [Fact]
    public async Task Where_all_of_it_is_lost_by_one_of_them_the_others_before_and_after_it_are_written_all_the_same()
    {
        var chats = await ChatsAsync(2);
        Task<long>? before = null, after = null;
        Task? losing = null;

        await WhileTheWriterIsBusyAsync(() =>
        {
            before = SayAsync(chats[0]);
            losing = DoAsync(act => act.Db.Database.ExecuteSqlAsync($"ROLLBACK"));
            after = SayAsync(chats[1]);
        });

        await losing!.Awaiting(task => task).Should().ThrowAsync<InvalidOperationException>();
        (await before!, await after!).Should().Be((1, 1));
        foreach (var chat in chats)
            (await Clinic.MessagesAsync(chat)).Should().HaveCount(1);
        (await Clinic.Verifier.VerifyAsync(Clinic.Ines, new Progress<AuditProgress>())).IsWhole.Should().BeTrue();
    }

    [Fact]
    public async Task One_that_fails_and_takes_all_of_it_back_fails_alone()
    {
        Task? failing = null;

        await WhileTheWriterIsBusyAsync(() => failing = DoAsync(async act =>
        {
            await act.Db.Database.ExecuteSqlAsync($"ROLLBACK");
            throw new TimeoutException("as a full disk would");
        }));

        await failing!.Awaiting(task => task).Should().ThrowAsync<TimeoutException>();
    }

    [Fact]
    public async Task Each_is_told_as_soon_as_it_is_on_disk_however_long_the_next_one_takes()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        using var hold = new SemaphoreSlim(0);
        Task<long>? sending = null;
        Task? upkeep = null;

        await WhileTheWriterIsBusyAsync(() =>
        {
            sending = SayAsync(chat);
            upkeep = Clinic.Database.WriteAsync(_ => hold.WaitAsync());
        });

        (await sending!.WaitAsync(Patience, TestContext.Current.CancellationToken)).Should().Be(1);
        hold.Release();
        await upkeep!;
    }

    [Fact]
    public async Task Nobody_waits_until_the_screen_is_free_that_the_one_before_was_asked_on()
    {
        var chats = await ChatsAsync(2);
        Task<long>? stuck = null, sending = null;

        await WhileTheWriterIsBusyAsync(() =>
        {
            var before = SynchronizationContext.Current;
            SynchronizationContext.SetSynchronizationContext(new BusyScreen());
            stuck = SayAsync(chats[0]);
            SynchronizationContext.SetSynchronizationContext(before);
            sending = SayAsync(chats[1]);
        });

        (await sending!.WaitAsync(Patience, TestContext.Current.CancellationToken)).Should().Be(1);
        (await Clinic.MessagesAsync(chats[0])).Should().HaveCount(1);
        stuck!.IsCompleted.Should().BeFalse("its screen is told when it is free");
    }

    [Fact]
    public async Task At_the_end_of_the_program_whoever_is_done_is_told_of_it()
    {
        var chat = await Clinic.StartAsync(Clinic.Maria, Clinic.Ana);
        var database = new OrgChatDatabase($"Data Source={Clinic.File}", TestClinic.MasterKey, new SignalQueue());
        using var hold = new SemaphoreSlim(0);
        var began = new TaskCompletionSource();

        var first = database.WriteAsync(Clinic.Maria, Opening, (Act _) => hold.WaitAsync());
        var sending = new MessageService(database, Clinic.Room).SendAsync(Clinic.Ana, chat, new Draft(Guid.NewGuid(), "Are you there?"));
        var last = database.WriteAsync(Clinic.Maria, Opening, (Act _) =>
        {
            began.SetResult();
            return hold.WaitAsync();
        });
        hold.Release();
        await began.Task;
        var end = Task.Run(database.Dispose, TestContext.Current.CancellationToken);
        await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        hold.Release();
        await end;

        await Task.WhenAll(first, sending, last).WaitAsync(Patience, TestContext.Current.CancellationToken);
        (await Clinic.MessagesAsync(chat)).Should().HaveCount(1);
    }

    [Fact]
    public async Task Who_cannot_be_told_of_a_change_keeps_nobody_from_writing()
    {
        using var gate = new WriteGate(Clinic.File + ".other", TimeSpan.FromSeconds(2));
        using var queue = new WriteQueue(gate, () => new KeptConnection($"Data Source={Clinic.File};Pooling=false", _ => () => null!),
            _ => throw new TimeoutException("as nothing does"), new CommitIndex());

        await FluentActions.Awaiting(() => RunAsync([new Signal(default, default, default)])).Should().ThrowAsync<TimeoutException>();

        (await RunAsync([])).Should().BeTrue();

        Task<bool> RunAsync(Signal[] signals) =>
            queue.RunAsync((_, _) => Task.FromResult(new Written<bool>(true, signals)), null, isAlone: false);
    }

    [Fact]
    public async Task A_statement_that_failed_is_asked_again()
    {
        var chats = await ChatsAsync(3);
        await KeepAsync(chats[0]);

        await FluentActions.Awaiting(() => KeepAsync(chats[1], chats[0])).Should().ThrowAsync<DbUpdateException>();
        await FluentActions.Awaiting(() => KeepAsync(chats[0])).Should().ThrowAsync<DbUpdateException>();

        await KeepAsync(chats[1], chats[2]);
        (await Clinic.Database.ReadAsync(db => db.SavedDrafts.CountAsync())).Should().Be(3);

        Task KeepAsync(params Guid[] kept) => DoAsync(act =>
        {
            foreach (var chat in kept)
                act.Db.SavedDrafts.Add(new SavedDraft(act.Person, chat)).Entity.Keep(Guid.NewGuid(), "Are you", act.Now);

            return Task.CompletedTask;
        });
    }

    // Waits at once: who asks first is first.
    private Task<long> SayAsync(Guid chat) => Clinic.Messages.SendAsync(Clinic.Ana, chat, new Draft(Guid.NewGuid(), "Are you there?"));

    private Task DoAsync(Func<Act, Task> work) => Clinic.Database.WriteAsync(Clinic.Daniel, Opening, work);

    // An act that takes until the others wait for it.
    private async Task WhileTheWriterIsBusyAsync(Action begin)
    {
        var (began, released) = (new TaskCompletionSource(), new TaskCompletionSource());
        var busy = Task.Run(() => Clinic.Database.WriteAsync(Clinic.Maria, Opening, async (Act _) =>
        {
            began.TrySetResult();
            await released.Task;
        }));
        await began.Task;
        begin();
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        released.SetResult();
        await busy.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    private async Task<List<Guid>> ChatsAsync(int count)
    {
        var chats = new List<Guid>();
        while (chats.Count < count)
            chats.Add(await Clinic.StartAsync(Clinic.Maria, Clinic.Ana));

        return chats;
    }

    /// <summary>Frames of the write-ahead log that end a transaction (sqlite.org/fileformat2.html, “The Write-Ahead Log”).</summary>
    private int Commits()
    {
        using var log = File.Open(Clinic.File + "-wal", FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var all = new byte[log.Length];
        log.ReadExactly(all);
        var page = BinaryPrimitives.ReadInt32BigEndian(all.AsSpan(8));
        return Enumerable.Range(0, (all.Length - 32) / (page + 24))
            .Count(frame => BinaryPrimitives.ReadInt32BigEndian(all.AsSpan(32 + (frame * (page + 24)) + 4)) != 0);
    }

    /// <summary>What comes back to it waits for ever.</summary>
    private sealed class BusyScreen : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) { }
    }
}

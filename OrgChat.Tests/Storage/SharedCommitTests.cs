using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Audit;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Storage;

/// <summary>Acts that wait for each other share a commit, and nothing else.</summary>
public sealed class SharedCommitTests : ClinicTest
{
    private static readonly AuditedOperation Opening = AuditedOperation.ToOpen(AuditedPage.OrgChat);

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
        await Task.Delay(TimeSpan.FromMilliseconds(300), TestContext.Current.CancellationToken);
        released.SetResult();
        await busy;
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
}

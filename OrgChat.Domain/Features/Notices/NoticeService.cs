using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OrgChat.Domain.Model.Notices;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Notices;

/// <summary>
/// Tells people outside the conversation what they have not read: decides who is due, sends, and tries again. At least once: whoever is cut
/// off between sending and writing that down sends again after the lease.
/// </summary>
public sealed partial class NoticeService(
    OrgChatDatabase database, TimeProvider clock, IEnumerable<INoticeSender> senders, ILogger<NoticeService> log)
{
    /// <summary>How long a line steps back for which there was no room, so that those behind it are looked at.</summary>
    private static readonly TimeSpan StepBack = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan TidyEvery = TimeSpan.FromHours(1);

    private readonly Dictionary<NoticeChannel, INoticeSender> senders =
        senders.Where(sender => sender.IsConfigured).ToDictionary(sender => sender.Channel);

    private readonly SlotLimiter slots = new();
    private DateTimeOffset tidiedAt;

    /// <summary>
    /// One turn: withdraws what needs no telling any more, puts off what waits, and sends the rest, to each person one mail or push for all
    /// of it. Returns when all of this turn is settled; turns may overlap.
    /// </summary>
    public async Task RunDueAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var due = await database.ReadAsync(db => db.DueAsync(now, senders.Keys));
        if (due.Count > 0)
        {
            var taken = await TakeAsync(due, now);
            await Task.WhenAll(taken.Select(batch => SendAsync(batch, cancellation)));
        }

        await TidyAsync(now);
    }

    private async Task<IReadOnlyList<DueBatch>> TakeAsync(IReadOnlyList<DueBatch> due, DateTimeOffset now)
    {
        var planned = due.Select(batch => (Batch: batch, Until: UntilWhen(batch, now))).ToList();
        var sending = planned.Where(one => one is { Until: null, Batch.Standing.Count: > 0 }).Select(one => one.Batch).ToList();
        var taken = new List<DueBatch>();
        try
        {
            taken = await database.WriteAsync(async db =>
            {
                var lines = await StillAsync(db, [.. due.SelectMany(batch => batch.Standing.Concat(batch.Over))]);
                foreach (var (batch, until) in planned)
                {
                    Each(batch.Over, lines, line => line.Withdraw(now));
                    Each(until is null ? [] : batch.Standing.Where(notice => notice.NextAt <= now), lines,
                        line => line.WaitUntil(until!.Value));
                }

                return sending.FindAll(batch => Each(batch.Standing, lines, line => line.Take(now)));
            });
            return taken;
        }
        finally
        {
            sending.Except(taken).ToList().ForEach(Give);
        }
    }

    // Where it may go now, a slot is taken for it.
    private DateTimeOffset? UntilWhen(DueBatch batch, DateTimeOffset now) =>
        batch.Standing.Count == 0 || !batch.Standing.Any(notice => notice.NextAt <= now) ? null
            : batch.NotBefore(now) ?? (slots.TryTake(batch.Channel, batch.Destination) ? null : now + StepBack);

    private void Give(DueBatch batch) => slots.Give(batch.Channel, batch.Destination);

    // Those that nobody else has taken or settled since they were read.
    private static async Task<Dictionary<long, DueNotice>> StillAsync(OrgChatDb db, List<DueNotice> read)
    {
        var ids = read.ConvertAll(notice => notice.Id);
        var now = await db.Notices.Where(n => n.State == NoticeState.Waiting && EF.Parameter(ids).Contains(n.Id)).ToListAsync();
        var before = read.ToDictionary(notice => notice.Id, notice => notice.NextAt);
        return now.Where(notice => before[notice.Id] == notice.NextAt).ToDictionary(notice => notice.Id);
    }

    /// <returns>Whether there were any.</returns>
    private static bool Each(IEnumerable<DueNotice> read, Dictionary<long, DueNotice> lines, Action<DueNotice> change)
    {
        var found = read.Select(notice => lines.GetValueOrDefault(notice.Id)).OfType<DueNotice>().ToList();
        found.ForEach(change);
        return found.Count > 0;
    }

    private async Task SendAsync(DueBatch batch, CancellationToken cancellation)
    {
        try
        {
            var verdict = await AskAsync(batch, cancellation);
            await database.WriteAsync(db => SettleAsync(db, batch, verdict));
        }
        finally
        {
            Give(batch);
        }
    }

    private async Task<NoticeVerdict> AskAsync(DueBatch batch, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(NoticeRules.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            return await senders[batch.Channel].SendAsync(batch.ToSend, either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            LogFailure(batch.Channel, "timeout");
            return NoticeVerdict.NotNow("timeout");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailure(batch.Channel, failure.GetType().Name); // What a server says may name whom it was for.
            return NoticeVerdict.NotNow("error");
        }
    }

    private async Task SettleAsync(OrgChatDb db, DueBatch batch, NoticeVerdict verdict)
    {
        var now = clock.GetUtcNow();
        var ids = batch.Standing.Select(notice => notice.Id).ToList();
        var lines = await db.Notices.Where(n => n.State == NoticeState.Waiting && ids.Contains(n.Id)).ToListAsync();
        lines.ForEach(line => Settle(line, verdict, now));
        if (verdict.Gone.Count > 0)
        {
            await db.PushAddresses.Where(a => verdict.Gone.Contains(a.Id)).ExecuteDeleteAsync();
        }

        if (batch.Channel == NoticeChannel.Mail)
        {
            await db.KeepReachAsync(batch.Person, verdict, lines.Exists(line => line.IsGivenUp), now);
        }
    }

    private static void Settle(DueNotice line, NoticeVerdict verdict, DateTimeOffset now)
    {
        switch (verdict.State)
        {
            case NoticeState.Sent:
                line.BeSent(now);
                break;
            case NoticeState.Withdrawn:
                line.Withdraw(now);
                break;
            case NoticeState.Failed:
                line.Fail(verdict.Code!, now);
                break;
            default:
                line.TryLater(verdict.Code!, now);
                break;
        }
    }

    private async Task TidyAsync(DateTimeOffset now)
    {
        if (now < tidiedAt + TidyEvery)
        {
            return;
        }

        tidiedAt = now;
        await database.WriteAsync(async db =>
        {
            var theirs = db.PushAddresses.Where(db.IsStillTheirs()).Select(a => a.Id);
            await db.PushAddresses.Where(a => !theirs.Contains(a.Id)).ExecuteDeleteAsync();
        });
        var old = now - NoticeRules.Kept;
        foreach (var organization in await database.ReadAsync(db => db.Organizations.Select(o => o.Id).ToListAsync()))
        {
            while (await database.WriteAsync(db => db.ForgetSettledAsync(organization, old)) == NoticeQueries.ForgottenAtOnce)
            {
                // There is more; whoever waits to write has their turn in between.
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A notice by {Channel} could not be sent ({Code}); it is tried again.")]
    private partial void LogFailure(NoticeChannel channel, string code);
}

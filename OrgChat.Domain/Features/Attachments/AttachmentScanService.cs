using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Files;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Attachments;

/// <summary>
/// Has waiting files looked at. What waits stands in the database, so a restart forgets nothing; a scanner that is down only makes files
/// wait longer.
/// </summary>
public sealed partial class AttachmentScanService(
    OrgChatDatabase database, AttachmentStore store, IOptions<AttachmentOptions> options, TimeProvider clock,
    ILogger<AttachmentScanService> log)
    : BackgroundService
{
    private const int AtOnce = 2;
    private const int PerRound = 50;

    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim wake = new(0, 1);

    /// <summary>Files the scanner could not look at in the last round; for health.</summary>
    public int NotScanned { get; private set; }

    /// <summary>Something may be waiting.</summary>
    internal void LookSoon()
    {
        try
        {
            wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // It will look already.
        }
    }

    /// <summary>Has everything looked at that waits now.</summary>
    internal async Task LookAsync(CancellationToken cancellation = default)
    {
        var missed = 0;
        var waiting = await database.ReadAsync(db => db.Attachments.Where(a => a.State == AttachmentState.Waiting)
            .OrderBy(a => a.UploadedAt).Take(PerRound).ToListAsync(cancellation));
        await Parallel.ForEachAsync(waiting, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (file, stop) =>
            {
                if (await ScanAsync(file, stop) is ScanVerdict.NotScanned)
                {
                    Interlocked.Increment(ref missed);
                }
            });
        NotScanned = missed;
        if (waiting.Count == PerRound && missed == 0)
        {
            LookSoon();
        }
    }

    public override void Dispose()
    {
        wake.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Value.HasScanner && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogRoundFailed(failure);
            }

            await wake.WaitAsync(TryAgainAfter, stoppingToken);
        }
    }

    private async Task<ScanVerdict> ScanAsync(Attachment file, CancellationToken stop)
    {
        var verdict = await TryAsync(file, stop);
        if (verdict != ScanVerdict.NotScanned)
        {
            await DecideAsync(file.Id, verdict);
        }

        return verdict;
    }

    private async Task<ScanVerdict> TryAsync(Attachment file, CancellationToken stop)
    {
        var command = new ScanCommand(options.Value.ScannerCommand!, TimeSpan.FromSeconds(options.Value.ScannerSeconds), clock);
        try
        {
            var verdict = await command.RunAsync(store.ReadAsync(file, stop), stop);
            if (verdict == ScanVerdict.NotScanned)
            {
                LogNotScanned(file.Id, null);
            }

            return verdict;
        }
        catch (Exception failure) when (failure is Win32Exception or IOException or InvalidOperationException
            or CannotOpenException || (failure is OperationCanceledException && !stop.IsCancellationRequested))
        {
            LogNotScanned(file.Id, failure);
            return ScanVerdict.NotScanned;
        }
    }

    private Task DecideAsync(Guid id, ScanVerdict verdict) => database.WriteAsync(async db =>
    {
        if (await db.Attachments.FirstOrDefaultAsync(a => a.Id == id && a.State == AttachmentState.Waiting) is not { } file)
        {
            return;
        }

        var conversation = await db.Conversations.WithPeople().FirstOrDefaultAsync(c => c.Id == file.ConversationId);
        if (verdict == ScanVerdict.Clean)
        {
            file.Pass();
        }
        else
        {
            file.Refuse();
            var uploader = await db.People.FirstAsync(p => p.Id == file.UploaderId);
            var entry = db.Record(uploader, AuditAction.FileRefused, clock.GetUtcNow())
                .With(new AuditFacts { FileType = file.Type.ContentType });
            _ = conversation is null ? entry : entry.In(conversation, conversation.AccessOf(uploader));
        }

        conversation?.Touch();
    });

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "File {Id} was not scanned and stays closed; it is tried again. Check OrgChat:Attachments:ScannerCommand.")]
    private partial void LogNotScanned(Guid id, Exception? failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Waiting files could not be looked at; the next round tries again.")]
    private partial void LogRoundFailed(Exception failure);
}

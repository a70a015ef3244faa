using OrgChat.Domain.Features.Backups;
using OrgChat.Domain.Features.Keys;
using OrgChat.Domain.Storage.Backups;

namespace OrgChat.Web.Backups;

/// <summary>
/// Makes backups while the server runs, as soon as the newest is older than it should be; and drops data keys nothing is sealed with.
/// </summary>
public sealed partial class BackupWorker(
    BackupService maker, BackupOptions options, KeyRotationService keys, TimeProvider clock, ILogger<BackupWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            await TryAsync(BackUpWhenDueAsync);
            await TryAsync(keys.DropUnusedAsync);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task BackUpWhenDueAsync()
    {
        if (options.Directory is null)
        {
            return;
        }

        var shelf = new BackupStore(options.Directory);
        if (shelf.Newest is not { } newest || newest + options.Every <= clock.GetUtcNow())
        {
            var (file, contents) = await maker.MakeAsync(options.Directory);
            LogMade(file, contents.Messages);
            if (!contents.IsRecordWhole)
            {
                LogRecordNotWhole(file);
            }

            shelf.Prune(options.Keep);
        }
    }

    /// <summary>Whatever fails, the server goes on and the next turn tries again; health tells when that takes too long.</summary>
    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The backup {File} was made and proven: {Messages} messages.")]
    private partial void LogMade(string file, int messages);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The audit record in the backup {File} is not whole. Run “orgchat verify”.")]
    private partial void LogRecordNotWhole(string file);

    [LoggerMessage(Level = LogLevel.Error, Message = "The backup or the care of keys failed; it is tried again in a few minutes.")]
    private partial void LogFailed(Exception failure);
}

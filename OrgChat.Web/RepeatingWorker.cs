namespace OrgChat.Web;

/// <summary>
/// Does the same again and again while the server runs, by its clock. A turn that fails, for whatever reason, is in the log, and the next
/// one tries again.
/// </summary>
public abstract partial class RepeatingWorker(TimeSpan pause, TimeProvider clock, ILogger log) : BackgroundService
{
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryAsync(() => TurnAsync(stoppingToken), stoppingToken);
        }
    }

    /// <summary>What is done each time.</summary>
    protected abstract Task TurnAsync(CancellationToken stopping);

    /// <summary>A part of a turn: where it fails, the others are done all the same.</summary>
    protected async Task TryAsync(Func<Task> part, CancellationToken stopping)
    {
        try
        {
            await part();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What was left is done by whoever starts next.
        }
        catch (Exception failure)
        {
            LogFailed(failure, GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Worker} failed in a turn, or in a part of one; the next turn tries again.")]
    private partial void LogFailed(Exception failure, string worker);
}

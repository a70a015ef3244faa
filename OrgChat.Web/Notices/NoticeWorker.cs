using OrgChat.Domain.Features.Notices;

namespace OrgChat.Web.Notices;

/// <summary>Looks every few seconds for whom to tell; a turn whose servers are slow does not keep the next one waiting.</summary>
public sealed partial class NoticeWorker(NoticeService notices, TimeProvider clock, ILogger<NoticeWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            _ = TurnAsync(stoppingToken);
        }
    }

    private async Task TurnAsync(CancellationToken cancellation)
    {
        try
        {
            await notices.RunDueAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            // What was being sent is tried again when its lease is over.
        }
        catch (Exception failure)
        {
            LogMissed(failure); // Whatever it is: nobody waits for a turn, and what is not said here is never known.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notices could not be looked at; the next turn tries again.")]
    private partial void LogMissed(Exception failure);
}

using OrgChat.Domain.Features.Sessions;
using OrgChat.Domain.Model;

namespace OrgChat.Web.Sessions;

/// <summary>Lets the sessions’ clock run as long as the server does.</summary>
public sealed partial class SessionExpiryWorker(SessionExpiryService sessions, TimeProvider clock, ILogger<SessionExpiryWorker> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(SessionExpiryService.Tick, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await sessions.TickAsync();
            }
            catch (Exception failure) when (failure is RefusedException or System.Data.Common.DbException)
            {
                // Acts ask the row themselves, so nothing over is used meanwhile.
                LogMissed(failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sessions could not be looked at; the next tick tries again.")]
    private partial void LogMissed(Exception failure);
}

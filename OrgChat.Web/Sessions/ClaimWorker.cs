using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model;

namespace OrgChat.Web.Sessions;

/// <summary>What is claimed by who is no longer there goes back to the queue by itself.</summary>
internal sealed partial class ClaimWorker(ClaimService claims, TimeProvider clock, ILogger<ClaimWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await claims.EndLeftAsync();
            }
            catch (Exception failure) when (failure is RefusedException or System.Data.Common.DbException)
            {
                LogMissed(failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Claims could not be looked at; the next turn tries again.")]
    private partial void LogMissed(Exception failure);
}

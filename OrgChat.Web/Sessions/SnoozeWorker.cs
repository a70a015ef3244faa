using OrgChat.Domain.Features.Messaging;
using OrgChat.Domain.Model;

namespace OrgChat.Web.Sessions;

/// <summary>What is snoozed comes back when its time has come.</summary>
internal sealed partial class SnoozeWorker(SnoozeService snoozes, TimeProvider clock, ILogger<SnoozeWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryAsync(async () =>
            {
                foreach (var id in await snoozes.DueAsync())
                {
                    await TryAsync(() => snoozes.BringBackAsync(id));
                }
            });
        }
    }

    // One that cannot be brought back keeps no other from it.
    private async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception failure) when (failure is RefusedException or System.Data.Common.DbException)
        {
            LogMissed(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is snoozed could not be brought back; the next turn tries again.")]
    private partial void LogMissed(Exception failure);
}

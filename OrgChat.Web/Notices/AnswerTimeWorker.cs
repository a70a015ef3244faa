using OrgChat.Domain.Features.Notices;
using OrgChat.Domain.Model;

namespace OrgChat.Web.Notices;

/// <summary>Counts now and then how long clients usually wait, beside everything else.</summary>
public sealed partial class AnswerTimeWorker(AnswerTimeService times, TimeProvider clock, ILogger<AnswerTimeWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Task.Run(times.CountDueAsync, stoppingToken);
            }
            catch (Exception failure) when (failure is RefusedException or System.Data.Common.DbException)
            {
                LogMissed(failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "How soon the clinic answers could not be counted; the next turn tries again.")]
    private partial void LogMissed(Exception failure);
}

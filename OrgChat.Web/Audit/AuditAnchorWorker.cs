using OrgChat.Domain.Features.Audit;
using OrgChat.Domain.Model;

namespace OrgChat.Web.Audit;

/// <summary>Anchors the record while the application runs: at its start, every minute what is due, and at its end everything.</summary>
public sealed partial class AuditAnchorWorker(AuditAnchorService anchors, TimeProvider clock, ILogger<AuditAnchorWorker> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(anchors.EndAsync);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await TryAsync(anchors.AnchorAllAsync);
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryAsync(anchors.AnchorDueAsync);
        }
    }

    /// <summary>
    /// A full disk or a busy database must not end the anchoring, nor the server, and a server that is being taken down has nothing to
    /// anchor with: the next minute, or start, tries again.
    /// </summary>
    private async Task TryAsync(Func<Task> anchor)
    {
        try
        {
            await anchor();
        }
        catch (Exception failure)
            when (failure is RefusedException or IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            TellFailure(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The audit record could not be anchored; it is tried again in a minute.")]
    private partial void TellFailure(Exception failure);
}

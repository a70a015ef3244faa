using OrgChat.Domain.Features.Notices;

namespace OrgChat.Web.Notices;

/// <summary>Looks every few seconds for whom to tell; a turn whose servers are slow does not keep the next one waiting.</summary>
public sealed class NoticeWorker(NoticeService notices, TimeProvider clock, ILogger<NoticeWorker> log)
    : RepeatingWorker(TimeSpan.FromSeconds(5), clock, log)
{
    // What was being sent when the server ends is tried again when its lease is over.
    protected override Task TurnAsync(CancellationToken stopping)
    {
        _ = TryAsync(() => notices.RunDueAsync(stopping), stopping);
        return Task.CompletedTask;
    }
}

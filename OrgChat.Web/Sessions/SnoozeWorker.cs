using OrgChat.Domain.Features.Messaging;

namespace OrgChat.Web.Sessions;

/// <summary>What is snoozed comes back when its time has come.</summary>
internal sealed class SnoozeWorker(SnoozeService snoozes, TimeProvider clock, ILogger<SnoozeWorker> log)
    : RepeatingWorker(TimeSpan.FromSeconds(5), clock, log)
{
    protected override async Task TurnAsync(CancellationToken stopping)
    {
        foreach (var id in await snoozes.DueAsync())
        {
            await TryAsync(() => snoozes.BringBackAsync(id), stopping);
        }
    }
}

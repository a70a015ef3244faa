using OrgChat.Domain.Features.Notices;

namespace OrgChat.Web.Notices;

/// <summary>Counts now and then how long clients usually wait, beside everything else.</summary>
public sealed class AnswerTimeWorker(AnswerTimeService times, TimeProvider clock, ILogger<AnswerTimeWorker> log)
    : RepeatingWorker(TimeSpan.FromMinutes(20), clock, log)
{
    protected override async Task TurnAsync(CancellationToken stopping)
    {
        foreach (var organization in await times.DueAsync())
        {
            await TryAsync(() => Task.Run(() => times.CountAsync(organization), stopping), stopping);
        }
    }
}

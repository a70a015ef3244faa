using OrgChat.Domain.Features.Messaging;

namespace OrgChat.Web.Sessions;

/// <summary>What is claimed by who is no longer there goes back to the queue by itself.</summary>
internal sealed class ClaimWorker(ClaimService claims, TimeProvider clock, ILogger<ClaimWorker> log)
    : RepeatingWorker(TimeSpan.FromSeconds(5), clock, log)
{
    protected override Task TurnAsync(CancellationToken stopping) => claims.EndLeftAsync();
}

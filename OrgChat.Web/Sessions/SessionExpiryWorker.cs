using OrgChat.Domain.Features.Sessions;

namespace OrgChat.Web.Sessions;

/// <summary>Lets the sessions’ clock run as long as the server does.</summary>
/// <remarks>Acts ask the row themselves: nothing that is over is used while a turn fails.</remarks>
public sealed class SessionExpiryWorker(SessionExpiryService sessions, TimeProvider clock, ILogger<SessionExpiryWorker> log)
    : RepeatingWorker(SessionExpiryService.Tick, clock, log)
{
    protected override Task TurnAsync(CancellationToken stopping) => sessions.TickAsync();
}

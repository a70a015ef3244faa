using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using OrgChat.Domain.Features.Sessions;
using OrgChat.Domain.Model;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Sessions;

namespace OrgChat.Web.Circuits;

/// <summary>
/// A circuit belongs to the person and the session it began with. When it reconnects, Blazor hands it whoever the browser is signed in as
/// by then (dotnet/aspnetcore#65272), so every message from the browser is compared with the owner before anything is done.
/// </summary>
/// <remarks>Not in <c>OnConnectionUpAsync</c>: there the user is still the old one.</remarks>
public sealed class CircuitGuardHandler(
    CurrentPerson person, OwnCircuit own, OpenCircuitLimiter open, AuthenticationStateProvider authentication, SessionService sessions)
    : CircuitHandler, IDisposable
{
    private Actor? owner;
    private int refusals;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        owner = await person.ActorAsync();
        if (!open.TryEnter(owner.Value.PersonId, own))
        {
            owner = null;
            throw new InvalidOperationException("This person holds as many circuits as the server keeps for one.");
        }

        authentication.AuthenticationStateChanged += Compare;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(
        Func<CircuitInboundActivityContext, Task> next) =>
        async context =>
        {
            if (!own.IsOver && await IsOwnAsync())
            {
                await next(context);
            }
        };

    public void Dispose()
    {
        authentication.AuthenticationStateChanged -= Compare;
        if (owner is { } whose)
        {
            open.Leave(whose.PersonId, own);
        }
    }

    private void Compare(Task<AuthenticationState> changed) => _ = IsOwnAsync();

    private async Task<bool> IsOwnAsync()
    {
        var now = SessionCookie.ActorOf((await authentication.GetAuthenticationStateAsync()).User);
        if (now?.PersonId == owner?.PersonId && now?.SessionId == owner?.SessionId)
        {
            return true;
        }

        own.End(CircuitEnd.TakenOver);
        if (Interlocked.Increment(ref refusals) == 1)
        {
            await sessions.RefuseScreenAsync(owner.GetValueOrDefault(), now.GetValueOrDefault());
        }

        return false;
    }
}

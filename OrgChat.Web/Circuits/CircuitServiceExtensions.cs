using Microsoft.AspNetCore.Components.Server.Circuits;

namespace OrgChat.Web.Circuits;

/// <summary>
/// What every window has of its own: its guard, which keeps it to one person and one person to so many, and what it hears of changes.
/// </summary>
public static class CircuitServiceExtensions
{
    public static void AddCircuitGuard(this IServiceCollection services) =>
        services.AddSingleton<OpenCircuitLimiter>().AddScoped<OwnCircuit>().AddScoped<CircuitHandler, CircuitGuardHandler>()
            .AddScoped<LiveWindow>().AddScoped<CircuitHandler>(scope => scope.GetRequiredService<LiveWindow>())
            .AddScoped<PresenceHandler>().AddScoped<CircuitHandler>(scope => scope.GetRequiredService<PresenceHandler>());
}

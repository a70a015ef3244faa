using Microsoft.AspNetCore.Components.Server.Circuits;

namespace OrgChat.Web.Circuits;

/// <summary>What keeps circuits apart: each belongs to one person, and one person has only so many.</summary>
public static class CircuitServiceExtensions
{
    public static void AddCircuitGuard(this IServiceCollection services) =>
        services.AddSingleton<OpenCircuitLimiter>().AddScoped<OwnCircuit>().AddScoped<CircuitHandler, CircuitGuardHandler>();
}

using Microsoft.AspNetCore.Components.Server.Circuits;

namespace OrgChat.Web.Circuits;

/// <summary>What keeps circuits apart: each belongs to one person, and one person has only so many.</summary>
public static class CircuitServices
{
    public static void AddCircuitGuard(this IServiceCollection services) =>
        services.AddSingleton<OpenCircuits>().AddScoped<OwnCircuit>().AddScoped<CircuitHandler, CircuitGuard>();
}

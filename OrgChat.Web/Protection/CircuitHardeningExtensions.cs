using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.SignalR;
using OrgChat.Web.Circuits;
using OrgChat.Web.Components.Shared;

namespace OrgChat.Web.Protection;

/// <summary>Who may open a circuit, and how much one may take. Left to itself the framework opens one for any site and anybody.</summary>
public static class CircuitHardeningExtensions
{
    private const string Circuits = "/_blazor";

    public static void AddCircuits(this IServiceCollection services)
    {
        services.AddRazorComponents(pages => pages.DetailedErrors = false).AddInteractiveServerComponents(Bound);
        ScriptTypes.AddTo(services);
        services.AddSignalR(Bound);
        services.AddSingleton<CircuitSocketFilter>();
    }

    /// <summary>
    /// Messages of a patient and words of a stranger travel in the same frames: compressed together, their sizes would tell.
    /// </summary>
    public static void Open(ServerComponentsEndpointOptions endpoint)
    {
        endpoint.DisableWebSocketCompression = true;
        endpoint.ContentSecurityFrameAncestorsPolicy = null; // SecurityHeaders says it for every answer.
    }

    /// <summary>No circuit for strangers; after authentication, before anything of the hub runs.</summary>
    public static void UseSignedInCircuitsOnly(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.User.Identity is { IsAuthenticated: true } || !IsCircuit(context.Request))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return context.Response.WriteAsync(SharedWords.Words["SignInFirst"]);
    });

    /// <summary>
    /// A server that ends takes no circuit any more and lets go of those it has: their pages keep what was written and come back by
    /// themselves.
    /// </summary>
    public static void UseCircuitsUntilTheEnd(this WebApplication app)
    {
        var ending = app.Lifetime.ApplicationStopping;
        app.Use(async (context, next) =>
        {
            if (IsCircuit(context.Request) && ending.IsCancellationRequested)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                await context.Response.WriteAsync(SharedWords.Words["ServerIsEnding"]);
                return;
            }

            await using var letGo = IsCircuit(context.Request) ? ending.Register(context.Abort) : default;
            await next(context);
        });
    }

    // Routes are matched whatever their case.
    internal static bool IsCircuit(HttpRequest request) => request.Path.StartsWithSegments(Circuits, StringComparison.OrdinalIgnoreCase);

    private static void Bound(CircuitOptions circuits)
    {
        circuits.DetailedErrors = false;
        circuits.DisconnectedCircuitMaxRetained = 200;
        circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
        circuits.MaxBufferedUnacknowledgedRenderBatches = 10;
        circuits.JSInteropDefaultCallTimeout = TimeSpan.FromSeconds(30);

        // Nothing of a page outlives its circuit: what it showed is read again, with the rights of then.
        circuits.PersistedCircuitInMemoryMaxRetained = 0;
    }

    private static void Bound(HubOptions hub)
    {
        // A draft of 100,000 characters, escaped.
        hub.MaximumReceiveMessageSize = 512 * 1024;
        hub.MaximumParallelInvocationsPerClient = 1;
        hub.HandshakeTimeout = TimeSpan.FromSeconds(10);
        hub.EnableDetailedErrors = false;
        hub.AddFilter<CircuitSocketFilter>();
    }
}

using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace OrgChat.Web.Protection;

/// <summary>What has to hold before a clinic's messages go over the network; otherwise the application does not stay up.</summary>
public sealed class StartCheckWorker(IServer server, IConfiguration configuration, IHostEnvironment environment) : IHostedLifecycleService
{
    /// <summary>
    /// The first runtime without the known holes in what we use: forged cookies (CVE-2026-40372, fixed in 10.0.7) and SignalR's
    /// memory (CVE-2026-45591, CVE-2026-56170, fixed in 10.0.10).
    /// </summary>
    public static readonly Version RuntimeFloor = new(10, 0, 10);

    /// <returns>What is wrong, in sentences for whoever installs; empty when nothing is.</returns>
    public static IEnumerable<string> Problems(Version runtime, string? allowedHosts, bool hasTrustedProxy, IEnumerable<string> addresses)
    {
        if (runtime < RuntimeFloor)
        {
            yield return $"The .NET runtime {runtime} has known security holes. Install {RuntimeFloor} or later.";
        }

        if (string.IsNullOrWhiteSpace(allowedHosts) || allowedHosts.Contains('*'))
        {
            yield return "Set AllowedHosts to the names people reach OrgChat by, such as chat.clinic.example; “*” is for Development.";
        }

        if (!hasTrustedProxy && !addresses.Any(address => address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)))
        {
            yield return $"Nothing listens on https. Give Urls an https address and Kestrel a certificate, or name the proxy that ends TLS in {TransportExtensions.TrustedProxies}.";
        }
    }

    // Only a server that has started knows its addresses, however they were given. Until here plain requests are refused all the same.
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (environment.IsDevelopment())
        {
            return Task.CompletedTask;
        }

        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var problems = Problems(Environment.Version, configuration["AllowedHosts"], TransportExtensions.Networks(configuration).Count > 0,
            addresses).ToList();
        return problems.Count == 0 ? Task.CompletedTask : throw new InvalidOperationException(string.Join(" ", problems));
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using OrgChat.Web.Components.Shared;
using System.Net;
using System.Security.Authentication;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.HttpOverrides;

namespace OrgChat.Web.Protection;

/// <summary>
/// How requests reach the application: over TLS, or through a proxy the clinic trusts, and nothing else outside Development.
/// </summary>
public static class TransportExtensions
{
    /// <summary>Addresses and networks (<c>10.0.0.7</c>, <c>10.1.0.0/16</c>) of proxies, separated by commas.</summary>
    public const string TrustedProxies = "OrgChat:TrustedProxies";

    public static void AddTransport(this WebApplicationBuilder builder)
    {
        var proxies = Networks(builder.Configuration);
        var hosts = (builder.Configuration["AllowedHosts"] ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(Https));
        builder.Services.PostConfigure<ForwardedHeadersOptions>(forwarded =>
        {
            // The framework trusts this machine by itself, and everybody with ASPNETCORE_FORWARDEDHEADERS_ENABLED: here only who is named.
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            proxies.ForEach(forwarded.KnownIPNetworks.Add);
            forwarded.ForwardLimit = null;
            forwarded.AllowedHosts = hosts;
            forwarded.ForwardedHeaders = proxies.Count == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        });
    }

    /// <summary>
    /// A page asked for over plain http is sent to https; everything else is refused, so that no program goes on sending what it has in the
    /// open.
    /// </summary>
    public static void UseTlsOnly(this IApplicationBuilder app) => app.Use((context, next) => context.Request switch
    {
        { IsHttps: true } => next(context),
        var request when request.Path == "/health" => next(context),
        var request when IsPage(request) => Redirect(context),
        _ => Refuse(context),
    });

    /// <exception cref="FormatException">One of them is neither an address nor a network.</exception>
    public static List<System.Net.IPNetwork> Networks(IConfiguration configuration) =>
        [.. (configuration[TrustedProxies] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(Network)];

    private static System.Net.IPNetwork Network(string text) =>
        IPAddress.TryParse(text, out var address)
            ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
            : System.Net.IPNetwork.TryParse(text, out var network)
                ? network
                : throw new FormatException($"{TrustedProxies}: “{text}” is neither an address nor a network such as 10.1.0.0/16.");

#pragma warning disable CA5398 // Said outright: an old operating system would still offer TLS 1.0.
    private static void Https(Microsoft.AspNetCore.Server.Kestrel.Https.HttpsConnectionAdapterOptions https) =>
        https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
#pragma warning restore CA5398

    private static bool IsPage(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static Task Redirect(HttpContext context)
    {
        var request = context.Request;
        var own = context.RequestServices.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses
            .Select(BindingAddress.Parse).FirstOrDefault(address => address.Scheme == Uri.UriSchemeHttps);
        var host = own is null or { Port: 443 } ? new HostString(request.Host.Host) : new HostString(request.Host.Host, own.Port);
        context.Response.Redirect($"https://{host}{request.PathBase}{request.Path}{request.QueryString}", permanent: true,
            preserveMethod: true);
        return Task.CompletedTask;
    }

    private static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync(SharedWords.Words["HttpsOnly"]);
    }
}

using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.StaticAssets;
using OrgChat.Domain.Model.Accounts;

namespace OrgChat.Web.Protection;

/// <summary>How much one stranger, one person and all of them together can make the application do over HTTP.</summary>
/// <param name="RequestsPerAddress">Requests at once from one address by people who are not signed in; a tenth comes back every second. A
/// whole clinic may sit behind one address.</param>
/// <param name="RequestsPerPerson">The same for one person, in all their tabs.</param>
/// <param name="Connections">Open connections of everybody together.</param>
/// <param name="ConnectionsPerAddress">Open connections of strangers at one address; its whole network may have four times as many.</param>
/// <param name="ConnectionsPerPerson">Open connections of one signed-in person, in all their browsers.</param>
/// <param name="SocketsPerPerson">Sockets for circuits of one person, those that are closing included; ten windows work at a time.</param>
/// <param name="SecondsToBegin">How long the head of a request may take, and a socket without a circuit last.</param>
public sealed record Limits(
    int RequestsPerAddress = 300, int RequestsPerPerson = 600, int Connections = 10_000, int ConnectionsPerAddress = 200,
    int ConnectionsPerPerson = 100, int SocketsPerPerson = 60, int SecondsToBegin = 15)
{
    /// <summary>
    /// Bytes a second of a request’s body: slower than any line a person works on. Uploads end after their own time besides.
    /// </summary>
    private const double SlowestBody = 1024;

    /// <summary>Bytes of a request's body, unless the endpoint says otherwise, as uploads do.</summary>
    public const long BodySize = 1024 * 1024;

    public static void Add(WebApplicationBuilder builder)
    {
        var (limits, room) = (builder.Configuration.GetSection("OrgChat:Limits").Get<Limits>() ?? new Limits(), new ConnectionLimiter());
        builder.Services.AddSingleton(limits).AddSingleton(room);
        var proxies = TransportExtensions.Networks(builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodySize;
            kestrel.Limits.MaxRequestHeaderCount = 64;
            kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
            kestrel.Limits.MaxRequestLineSize = 8 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(limits.SecondsToBegin);
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(SlowestBody, TimeSpan.FromSeconds(5));
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(30);
            kestrel.Limits.MaxConcurrentConnections = limits.Connections;
            kestrel.Limits.MaxConcurrentUpgradedConnections = limits.Connections;
            ConnectionLimitExtensions.Count(kestrel, limits, room, proxies);
        });
        builder.Services.Configure<FormOptions>(form =>
            (form.ValueCountLimit, form.KeyLengthLimit, form.ValueLengthLimit) = (64, 256, 64 * 1024));
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(limits.Partition);
            limiter.OnRejected = SayWhenAsync;
        });
    }

    private RateLimitPartition<string> Partition(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            return RateLimitPartition.GetNoLimiter("");
        }

        return context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } person
            ? RateLimitPartition.GetTokenBucketLimiter($"person {person}", _ => Bucket(RequestsPerPerson))
            : RateLimitPartition.GetTokenBucketLimiter($"address {NetworkBlock.Of(context.Connection.RemoteIpAddress)}",
                _ => Bucket(RequestsPerAddress));
    }

    private static TokenBucketRateLimiterOptions Bucket(int requests) => new()
    {
        TokenLimit = requests,
        TokensPerPeriod = Math.Max(1, requests / 10),
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        AutoReplenishment = true,
    };

    private static ValueTask SayWhenAsync(OnRejectedContext rejected, CancellationToken cancellation)
    {
        rejected.HttpContext.Response.Headers.RetryAfter = 5.ToString(CultureInfo.InvariantCulture);
        return new(rejected.HttpContext.Response.WriteAsync(ProtectionWords.Words["TooMuchAtOnce"], cancellation));
    }
}

using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.HttpResults;
using OrgChat.Domain.Features.SignIn;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Web.Components;

namespace OrgChat.Web.SignIn;

/// <summary>
/// Slows down whoever guesses: every form a stranger can post has a limit per network address and one for its network. No limit is shared
/// by everybody, as whoever has twenty addresses could use it up; and whoever comes in a known browser is counted with its person, wherever
/// they are. <see cref="SignInAttemptLimiter"/> is the other half.
/// </summary>
public static class SignInRateLimitExtensions
{
    private static readonly string[] Forms = ["/sign-in", "/forgot-password", "/choose-password", "/set-up"];

    private const int Segments = 6;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void UseGuessingLimits(this WebApplication app)
    {
        var limits = app.Configuration.GetSection("OrgChat:SignIn");
        var (each, network) = (limits.GetValue("TriesPerMinute", 30), limits.GetValue("TriesPerMinuteOfNetwork", 120));
        var browsers = app.Services.GetRequiredService<KnownBrowserService>();
        var limiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context => IsForm(context.Request)
                ? Limit(Whose(context, browsers), each)
                : None),
            PartitionedRateLimiter.Create<HttpContext, string>(context =>
                IsForm(context.Request) && browsers.Of(context) is []
                    ? Limit(NetworkBlock.Wide(context.Connection.RemoteIpAddress), network)
                    : None));
        app.Lifetime.ApplicationStopped.Register(limiter.Dispose);
        app.Use(async (context, next) =>
        {
            using var lease = await limiter.AcquireAsync(context, cancellationToken: context.RequestAborted);
            await (lease.IsAcquired ? next(context) : AnswerAsync(context, lease));
        });
    }

    private static RateLimitPartition<string> None { get; } = RateLimitPartition.GetNoLimiter("");

    // A browser’s newest person, not the browser: who has one account cannot become many by signing in often.
    private static string Whose(HttpContext context, KnownBrowserService browsers) =>
        browsers.Of(context) is [var newest, ..] ? $"known to {newest.AccountId}" : NetworkBlock.Of(context.Connection.RemoteIpAddress);

    private static bool IsForm(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
            && Array.Exists(Forms, form => request.Path.StartsWithSegments(form, StringComparison.OrdinalIgnoreCase));

    private static RateLimitPartition<string> Limit(string key, int permits) => RateLimitPartition.GetSlidingWindowLimiter(
        key, _ => new() { PermitLimit = permits, Window = Window, SegmentsPerWindow = Segments, QueueLimit = 0 });

    private static Task AnswerAsync(HttpContext context, RateLimitLease lease)
    {
        // A segment of the window: then there is room again.
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told : Window / Segments;
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return new RazorComponentResult<TooManyTries>(new Dictionary<string, object?> { [nameof(TooManyTries.Seconds)] = seconds })
        {
            StatusCode = StatusCodes.Status429TooManyRequests,
        }.ExecuteAsync(context);
    }
}

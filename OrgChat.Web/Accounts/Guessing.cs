using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.HttpResults;
using OrgChat.Web.Components;
using OrgChat.Web.Protection;

namespace OrgChat.Web.Accounts;

/// <summary>
/// Slows down whoever guesses: every form a stranger can post has a limit per network address and one for all addresses together. The lock of
/// an account (<see cref="OrgChat.Domain.People.Account.FailAt"/>) is the other half.
/// </summary>
public static class Guessing
{
    private static readonly string[] Forms = ["/sign-in", "/forgot-password", "/choose-password", "/set-up"];

    private const int Segments = 6;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void UseGuessingLimits(this WebApplication app)
    {
        var limits = app.Configuration.GetSection("OrgChat:SignIn");
        var (each, all) = (limits.GetValue("TriesPerMinute", 30), limits.GetValue("TriesPerMinuteOfAll", 600));
        var limiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context => Limit(context, Limits.Counted(context.Connection.RemoteIpAddress), each)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => Limit(context, "all", all)));
        app.Lifetime.ApplicationStopped.Register(limiter.Dispose);
        app.Use(async (context, next) =>
        {
            using var lease = await limiter.AcquireAsync(context, cancellationToken: context.RequestAborted);
            await (lease.IsAcquired ? next(context) : AnswerAsync(context, lease));
        });
    }

    private static RateLimitPartition<string> Limit(HttpContext context, string key, int permits) =>
        HttpMethods.IsPost(context.Request.Method) && Array.Exists(Forms, form => context.Request.Path.StartsWithSegments(form, StringComparison.OrdinalIgnoreCase))
            ? RateLimitPartition.GetSlidingWindowLimiter(key, _ => new() { PermitLimit = permits, Window = Window, SegmentsPerWindow = Segments, QueueLimit = 0 })
            : RateLimitPartition.GetNoLimiter("");

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

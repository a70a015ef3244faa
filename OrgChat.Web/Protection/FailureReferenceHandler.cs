using Microsoft.AspNetCore.Diagnostics;

namespace OrgChat.Web.Protection;

/// <summary>
/// Gives a failed request a number that stands in the log and on the error page; the page says nothing else of what failed.
/// </summary>
public sealed partial class FailureReferenceHandler(ILogger<FailureReferenceHandler> log) : IExceptionHandler
{
    private static readonly object Key = new();

    /// <summary>The number of this request’s failure; null when nothing failed.</summary>
    public static string? Of(HttpContext context) => context.Items[Key] as string;

    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var reference = Guid.NewGuid().ToString("N")[..8].ToUpperInvariant();
        httpContext.Items[Key] = reference;
        LogFailure(log, reference);
        return ValueTask.FromResult(false);
    }

    // The framework logs the exception itself, just before.
    [LoggerMessage(Level = LogLevel.Error, Message = "The request failed, reference {Reference}.")]
    private static partial void LogFailure(ILogger log, string reference);
}

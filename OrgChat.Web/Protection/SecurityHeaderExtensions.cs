using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.StaticAssets;

namespace OrgChat.Web.Protection;

/// <summary>
/// The headers of every answer: pages, redirects, refusals, errors and static files. An endpoint may set a stricter content policy of
/// its own, as a download does; it cannot leave one out.
/// </summary>
public static class SecurityHeaderExtensions
{
    private static readonly object NonceKey = new();

    // Everything the application has no use for; what it does use (clipboard, passkeys) is left at "this site only".
    private const string Permissions =
        "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), encrypted-media=(), geolocation=(), gyroscope=(), "
        + "hid=(), idle-detection=(), magnetometer=(), microphone=(), midi=(), payment=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()";

    /// <summary>The word that lets this one answer's inline import map run; another answer has another.</summary>
    public static string Nonce(this HttpContext context) =>
        (string)(context.Items[NonceKey] ??= Convert.ToBase64String(RandomNumberGenerator.GetBytes(18)));

    public static void UseSecurityHeaders(this IApplicationBuilder app, bool isDevelopment) => app.Use((context, next) =>
    {
        // At the last moment: an error page clears what was set before, and only then is it known what the answer is.
        context.Response.OnStarting(() =>
        {
            Put(context, isDevelopment);
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static void Put(HttpContext context, bool isDevelopment)
    {
        var headers = context.Response.Headers;
        headers.TryAdd("Content-Security-Policy", Policy(context));
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (!isDevelopment && context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        if (!MayBeKept(context))
        {
            headers.CacheControl = "no-store";
        }
    }

    private static string Policy(HttpContext context) =>
        $"default-src 'none'; script-src 'self' 'nonce-{context.Nonce()}'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'none'";

    // Our own files; and what an endpoint says may be kept, by whoever asked for it.
    private static bool MayBeKept(HttpContext context) =>
        context.Response.StatusCode < StatusCodes.Status400BadRequest && context.GetEndpoint()?.Metadata is { } endpoint
        && (endpoint.GetMetadata<StaticAssetDescriptor>() is not null || endpoint.GetMetadata<ResponseCacheAttribute>() is not null);
}

namespace OrgChat.Web.Protection;

/// <summary>Which requests are answered at all: three methods, and what changes something from our own pages only.</summary>
public static class SameOriginExtensions
{
    // CONNECT is how HTTP/2 opens a socket.
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Connect];

    public static void UseKnownMethodsOnly(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (Methods.Contains(context.Request.Method))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = "GET, HEAD, POST";
        return context.Response.CompleteAsync();
    });

    /// <summary>A page answers HEAD as it answers GET; the server leaves the body out.</summary>
    public static void AlsoAnswerHead(this RazorComponentsEndpointConventionBuilder pages) => pages.Finally(page =>
    {
        if (page.Metadata.OfType<HttpMethodMetadata>().LastOrDefault() is { } answered && answered.HttpMethods.Contains(HttpMethods.Get))
        {
            page.Metadata.Add(new HttpMethodMetadata([.. answered.HttpMethods, HttpMethods.Head]));
        }
    });

    /// <summary>
    /// Refuses what another site's page sends: a circuit has to name our own origin, scheme, host and port; anything else that changes
    /// something must not name another one.
    /// </summary>
    public static void UseOwnOriginOnly(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (IsOwn(context.Request))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync(ProtectionWords.Words["NotFromHere"]);
    });

    private static bool IsOwn(HttpRequest request)
    {
        var origin = request.Headers.Origin;
        if (origin.Count > 0)
        {
            return origin is [var only] && string.Equals(only, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
        }

        // A browser leaves Origin out only when it reads from its own site, and says so in a header no page can set.
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return CircuitHardeningExtensions.IsCircuit(request)
            ? HttpMethods.IsGet(request.Method) && !IsSocket(request) && site == "same-origin"
            : IsRead(request) || site is not ("cross-site" or "same-site");
    }

    private static bool IsRead(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private static bool IsSocket(HttpRequest request) => request.Headers.Upgrade.Count > 0;
}

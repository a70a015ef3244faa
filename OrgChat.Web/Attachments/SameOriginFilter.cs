namespace OrgChat.Web.Attachments;

/// <summary>No file for a page of another site, not even to read: browsers say whose page asked, other programs say nothing.</summary>
internal sealed class SameOriginFilter : IEndpointFilter
{
    // “none” is the person themself: an address typed, or a download asked for.
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none"
            ? next(context)
            : ValueTask.FromResult<object?>(Results.StatusCode(StatusCodes.Status403Forbidden));
}

using Microsoft.AspNetCore.Antiforgery;

namespace OrgChat.Web.Attachments;

/// <summary>Nothing changes without the antiforgery token of whoever is signed in.</summary>
internal sealed class AntiforgeryFilter(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await antiforgery.IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : Results.Json(new { problem = "This page is too old. Reload it and try again." }, statusCode: StatusCodes.Status400BadRequest);
}

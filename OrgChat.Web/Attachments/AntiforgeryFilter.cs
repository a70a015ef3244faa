using Microsoft.AspNetCore.Antiforgery;
using OrgChat.Domain.Model;

namespace OrgChat.Web.Attachments;

/// <summary>Nothing changes without the antiforgery token of whoever is signed in.</summary>
internal sealed class AntiforgeryFilter(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await antiforgery.IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : Results.Json(new { problem = new RefusedException("PageTooOld").Message }, statusCode: StatusCodes.Status400BadRequest);
}

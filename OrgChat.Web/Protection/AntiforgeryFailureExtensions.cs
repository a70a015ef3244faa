using Microsoft.AspNetCore.Antiforgery;

namespace OrgChat.Web.Protection;

/// <summary>
/// A form whose token no longer fits, because somebody else signed in meanwhile or the page is very old, does nothing. A person reads so
/// on a page; a program gets the bare 400 of the endpoint.
/// </summary>
public static class AntiforgeryFailureExtensions
{
    public static void UseStaleFormsPage(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false }
            || context.Request.Headers["Sec-Fetch-Mode"] != "navigate")
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = "/out-of-date";
        return Task.CompletedTask;
    });
}

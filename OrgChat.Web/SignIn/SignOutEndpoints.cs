using Microsoft.AspNetCore.Mvc;

namespace OrgChat.Web.SignIn;

/// <summary>Ends the session and its cookie; a form post with its antiforgery token, so that no link and no other site can do it.</summary>
public static class SignOutEndpoints
{
    public static void MapSignOut(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/sign-out", async (SignInService door, HttpResponse response, [FromForm] string? unused) =>
        {
            await door.LeaveAsync();
            response.Headers["Clear-Site-Data"] = "\"cache\"";
            return Results.LocalRedirect("/sign-in");
        });
}

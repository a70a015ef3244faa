using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OrgChat.Domain.People;

namespace OrgChat.Web.Accounts;

/// <summary>Ends the cookie; a form post with its antiforgery token, so that no link and no other site can do it.</summary>
public static class SignOut
{
    public static void MapSignOut(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/sign-out", async (SignInManager<Account> signIn, HttpResponse response, [FromForm] string? unused) =>
        {
            await signIn.SignOutAsync();
            response.Headers["Clear-Site-Data"] = "\"cache\"";
            return Results.LocalRedirect("/sign-in");
        });
}

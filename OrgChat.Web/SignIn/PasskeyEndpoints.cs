using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OrgChat.Domain.Features.SignIn;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Web.Sessions;

namespace OrgChat.Web.SignIn;

/// <summary>Where a page’s script asks what to ask the browser’s passkeys. The answers come back in the pages’ own forms.</summary>
public static class PasskeyEndpoints
{
    public static void MapPasskeys(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/sign-in/passkey", AskAsync).AllowAnonymous();
        endpoints.MapPost("/sign-in/new-passkey", AskNewOnTheWayInAsync).AllowAnonymous();
        endpoints.MapPost("/account/new-passkey", AskNewAsync);
    }

    private static async Task<IResult> AskAsync(PasskeySignIn passkeys, PendingSignIn halfway, UserManager<Account> users,
        [FromForm] string? unused)
    {
        var account = await halfway.CurrentAsync() is { } visitor ? await users.FindByIdAsync(visitor.PersonId.ToString()) : null;
        return Json(await passkeys.AskAsync(account));
    }

    private static async Task<IResult> AskNewOnTheWayInAsync(PasskeySignIn passkeys, PendingSignIn halfway, SecondStepService step,
        [FromForm] string? unused) =>
        await halfway.CurrentAsync() is { } visitor && await step.SheetAsync(visitor.PersonId) is { HasAny: false } sheet
            ? Json(await passkeys.AskNewAsync(sheet.Account))
            : Results.Unauthorized();

    private static async Task<IResult> AskNewAsync(PasskeySignIn passkeys, SecondFactorService factors, HttpContext http,
        [FromForm] string? unused)
    {
        try
        {
            var actor = SessionCookie.ActorOf(http.User)!.Value;
            await factors.PrepareAsync(actor);
            return Json(await passkeys.AskNewAsync((await factors.OpenAsync(actor)).Account));
        }
        catch (ConfirmationNeededException)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }
    }

    private static IResult Json(string json) => Results.Text(json, "application/json", Encoding.UTF8);
}

using Microsoft.AspNetCore.Mvc;
using OrgChat.Domain.Features.Notices;

namespace OrgChat.Web.Notices;

/// <summary>
/// What the link of a mail does when it is posted to: a mail program does so with one click (RFC 8058), the page behind the link by its
/// button. Nobody signs in for it: the link names its person, and can do nothing else.
/// </summary>
internal static class UnsubscribeEndpoints
{
    private const string On = "on";

    public static string AddressOf(string token) => $"/unsubscribe/{token}";

    // Before the page, which answers the same address when it is only looked at.
    public static void MapUnsubscribing(this WebApplication app) =>
        app.MapPost("/unsubscribe/{Token}", AnswerAsync).WithOrder(-1).AllowAnonymous().DisableAntiforgery();

    /// <param name="mails">What the page’s button says; mail programs say nothing of it.</param>
    private static async Task<IResult> AnswerAsync(string token, [FromForm] string? mails, UnsubscribeLink links,
        NoticePreferenceService preferences)
    {
        if (links.PersonOf(token) is not { } person)
        {
            return Results.NotFound();
        }

        await preferences.MailAsync(person, mails == On);
        return mails is null ? Results.Ok() : Results.LocalRedirect(AddressOf(token));
    }
}

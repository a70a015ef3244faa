using OrgChat.Domain.Features.Notices;
using OrgChat.Web.Attachments;

namespace OrgChat.Web.Notices;

/// <summary>Where a page says which browser it is in, when that is pushed to.</summary>
internal static class PushEndpoints
{
    public static void MapPush(this WebApplication app) => app.MapPost("/account/push", UseAsync).AddEndpointFilter<SameOriginFilter>();

    private static Task UseAsync(Browser browser, HttpContext http, PushAddressService devices) =>
        devices.UseAsync(http.Actor().AsScreen(), browser.Endpoint);

    private sealed record Browser(string Endpoint);
}

using OrgChat.Domain.Features.Preferences;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Web.Components.Inbox;
using OrgChat.Web.Sessions;

namespace OrgChat.Web.SignIn;

/// <summary>The first page of whoever is signed in: the list they used last.</summary>
internal static class HomeEndpoints
{
    public static void MapHome(this WebApplication app) =>
        app.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], async (HttpContext http, PreferenceService preferences) =>
        {
            http.Response.Headers.CacheControl = "no-store";
            return Results.Redirect(await AddressAsync(http, preferences));
        });

    // A page that cannot be read just now is said where it is opened; here the way goes on.
    private static async Task<string> AddressAsync(HttpContext http, PreferenceService preferences)
    {
        try
        {
            return SessionCookie.ActorOf(http.User) is { } actor
                ? (await preferences.ReadAsync(actor.AsScreen())).Place.Address()
                : ListPlace.First.Address();
        }
        catch (RefusedException)
        {
            return ListPlace.First.Address();
        }
    }
}

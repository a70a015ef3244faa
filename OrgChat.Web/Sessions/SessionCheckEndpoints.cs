using System.Security.Cryptography;

namespace OrgChat.Web.Sessions;

/// <summary>
/// Tells a page that lost its line whether its own session is still the one signed in here; without one, the way is to the door.
/// </summary>
public static class SessionCheckEndpoints
{
    public static void MapSessionCheck(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/account/session", (HttpContext http) => MarkOf(SessionCookie.ActorOf(http.User)?.SessionId ?? default));

    /// <summary>What a page may know of its session: enough to tell it from another, nothing to act with.</summary>
    public static string MarkOf(Guid sessionId) => Convert.ToHexStringLower(SHA256.HashData(sessionId.ToByteArray()).AsSpan(0, 8));
}

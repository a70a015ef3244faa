using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using OrgChat.Domain.Features.Sessions;
using OrgChat.Domain.Model;

namespace OrgChat.Web.Sessions;

/// <summary>
/// The cookie names a session; the session’s row decides. Every request asks it, so that a session that ended is over at once and a
/// cookie somebody kept opens nothing.
/// </summary>
public static class SessionCookie
{
    /// <summary>The session’s id, in the cookie.</summary>
    public const string Session = "sid";

    /// <summary>
    /// The address a request came from: added to each request’s principal, so that a circuit knows its own without asking for HTTP.
    /// </summary>
    public const string Address = "address";

    /// <summary>Who acts, as the cookie says; null for a cookie without a session.</summary>
    public static Actor? ActorOf(ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var person)
            && Guid.TryParse(user.FindFirstValue(Session), out var session)
            ? new Actor(person, session, user.FindFirstValue(Address))
            : null;

    /// <summary>The address of whoever is at the other end, as the record keeps it.</summary>
    public static string? AddressOf(HttpContext http) => http.Connection.RemoteIpAddress is { } address
        ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString()
        : null;

    internal static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var stampClaim = services.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity.SecurityStampClaimType;
        if (context.Principal is { Identity: ClaimsIdentity identity } user && ActorOf(user) is { } actor
            && await services.GetRequiredService<SessionService>().HoldsAsync(actor, user.FindFirstValue(stampClaim)))
        {
            identity.AddClaims(AddressOf(context.HttpContext) is { } address ? [new Claim(Address, address)] : []);
            return;
        }

        // The dead cookie is left alone: to delete it by an answer that comes late would take the next person's, set in another tab
        // meanwhile.
        context.RejectPrincipal();
    }
}

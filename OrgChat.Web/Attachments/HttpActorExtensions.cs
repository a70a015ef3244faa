using OrgChat.Domain.Model;
using OrgChat.Web.Sessions;

namespace OrgChat.Web.Attachments;

/// <summary>Who asks by plain HTTP: an identity and a session from the cookie, never rights.</summary>
internal static class HttpActorExtensions
{
    /// <exception cref="NotFoundException">Nobody is signed in.</exception>
    public static Actor Actor(this HttpContext http) =>
        SessionCookie.ActorOf(http.User) ?? throw new NotFoundException(MissingKind.Account);
}

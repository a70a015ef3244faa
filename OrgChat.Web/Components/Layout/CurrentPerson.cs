using Microsoft.AspNetCore.Components.Authorization;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Web.Sessions;

namespace OrgChat.Web.Components.Layout;

/// <summary>
/// Who sits at this circuit, in which session and from where: an identity from the sign-in, never rights. Whoever it was first, it is for
/// good; a circuit that another sign-in took over acts for nobody.
/// </summary>
public sealed class CurrentPerson(AuthenticationStateProvider authentication)
{
    private Actor? owner;

    /// <exception cref="NotFoundException">Nobody is signed in.</exception>
    /// <exception cref="SessionEndedException">Somebody else is signed in by now, or the same person anew.</exception>
    public async Task<Actor> ActorAsync()
    {
        var state = await authentication.GetAuthenticationStateAsync();
        var actor = SessionCookie.ActorOf(state.User) ?? throw new NotFoundException("account");
        owner ??= actor;
        return owner.Value.PersonId == actor.PersonId && owner.Value.SessionId == actor.SessionId
            ? actor
            : throw new SessionEndedException(SessionEnd.SignedOut);
    }
}

using Microsoft.AspNetCore.Components.Authorization;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Web.Circuits;
using OrgChat.Web.Sessions;

namespace OrgChat.Web.Components.Layout;

/// <summary>
/// Who sits at this circuit, in which session and from where: an identity from the sign-in, never rights. Whoever it was first, it is for
/// good; a circuit that another sign-in took over acts for nobody.
/// </summary>
public sealed class CurrentPerson(AuthenticationStateProvider authentication, OwnCircuit own)
{
    private Actor? owner;

    /// <exception cref="NotFoundException">Nobody is signed in.</exception>
    /// <exception cref="SessionEndedException">Somebody else is signed in by now, or the same person anew.</exception>
    public async Task<Actor> ActorAsync()
    {
        var state = await authentication.GetAuthenticationStateAsync();
        var actor = SessionCookie.ActorOf(state.User) ?? throw new NotFoundException(MissingKind.Account);
        owner ??= actor;
        if (owner.Value.PersonId == actor.PersonId && owner.Value.SessionId == actor.SessionId)
        {
            return actor;
        }

        // Whichever reads first when the window is back: its page begins anew as theirs who is signed in, and asks nobody to sign in.
        own.End(CircuitEnd.TakenOver);
        throw new SessionEndedException(SessionEnd.SignedOut);
    }
}

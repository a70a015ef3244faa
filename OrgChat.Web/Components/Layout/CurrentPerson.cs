using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using OrgChat.Domain;

namespace OrgChat.Web.Components.Layout;

/// <summary>Who sits at this circuit: an identity from the sign-in, never rights.</summary>
public sealed class CurrentPerson(AuthenticationStateProvider authentication)
{
    /// <exception cref="NotFoundException">Nobody is signed in.</exception>
    public async Task<Actor> ActorAsync()
    {
        var state = await authentication.GetAuthenticationStateAsync();
        return Guid.TryParse(state.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? new Actor(id)
            : throw new NotFoundException("account");
    }
}

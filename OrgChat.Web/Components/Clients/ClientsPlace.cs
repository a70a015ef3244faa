using System.Text.Json;
using OrgChat.Domain.Features.Clients;
using OrgChat.Web.Components.Shared.Browser;

namespace OrgChat.Web.Components.Clients;

/// <summary>Where somebody was on the Clients Page.</summary>
/// <param name="Asked">What they searched for, and in which order.</param>
/// <param name="Way">How they came to their page.</param>
/// <param name="OpenedId">The client they opened.</param>
public sealed record ClientsPlace(ClientRequest Asked, IReadOnlyList<ClientCursor?> Way, Guid? OpenedId)
{
    public string ToText() => JsonSerializer.Serialize(this);

    /// <returns>Null when it is no place.</returns>
    public static ClientsPlace? Of(string? text) =>
        TabMemoryStore.Parse<ClientsPlace>(text) is { Asked.Text: not null } place ? place : null;
}

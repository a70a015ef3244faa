using System.Text.Json;

namespace OrgChat.Web.Components.Clients;

/// <summary>Where somebody was on the Clients Page.</summary>
/// <param name="Text">What they searched for.</param>
/// <param name="Pages">How many pages they had read.</param>
/// <param name="OpenedId">The client they opened.</param>
public sealed record ClientsPlace(string Text, int Pages, Guid? OpenedId)
{
    public string ToText() => JsonSerializer.Serialize(this);

    /// <returns>Null when it is no place.</returns>
    public static ClientsPlace? Of(string? text)
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize<ClientsPlace>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

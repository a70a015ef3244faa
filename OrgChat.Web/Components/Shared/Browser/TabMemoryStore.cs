using System.Text.Json;
using Microsoft.JSInterop;
using OrgChat.Web.Components.Layout;

namespace OrgChat.Web.Components.Shared.Browser;

/// <summary>
/// What a person typed or chose in this tab, so that a reload does not lose it. It stays in this tab of this browser, goes at sign-out, and
/// nobody else who signs in here gets it: what people look for is in no address and no record.
/// </summary>
public sealed class TabMemoryStore(IJSRuntime js, CurrentPerson currentPerson)
{
    /// <returns>Null when the text is none of its kind: a browser’s storage can hold anything.</returns>
    public static T? Parse<T>(string? text) where T : class
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <returns>Null when nothing is kept under this name.</returns>
    public async Task<string?> ReadAsync(string name)
    {
        var person = (await currentPerson.ActorAsync()).PersonId;
        string? kept = null;
        await Interop.QuietlyAsync(async () => kept = await js.InvokeAsync<string?>("orgChat.session.recall", person, name));
        return kept;
    }

    /// <summary>Goes to where the page was scrolled, and from now on keeps where it is.</summary>
    public async Task KeepPlaceAsync(string name)
    {
        var person = (await currentPerson.ActorAsync()).PersonId;
        await Interop.QuietlyAsync(async () => await js.InvokeVoidAsync("orgChat.session.keepPlace", person, name));
    }

    /// <summary>Keeps a text in place of the one before; an empty text is forgotten.</summary>
    public async Task KeepAsync(string name, string text)
    {
        var person = (await currentPerson.ActorAsync()).PersonId;
        await Interop.QuietlyAsync(async () => await js.InvokeVoidAsync("orgChat.session.remember", person, name, text));
    }
}

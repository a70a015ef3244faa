using System.Text.Json;

namespace OrgChat.Build.Load.Protocol;

/// <summary>Where a hub is, and what every request to it says.</summary>
internal sealed record HubAddress(Uri Hub, IReadOnlyList<(string Name, string Value)> Headers)
{
    /// <summary>Asks for a connection.</summary>
    /// <returns>The address of its socket.</returns>
    public async Task<Uri> NegotiateAsync(HttpMessageInvoker http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{Hub}/negotiate?negotiateVersion=1"));
        Headers.ToList().ForEach(header => request.Headers.Add(header.Name, header.Value));
        using var answer = await http.SendAsync(request, default);
        answer.EnsureSuccessStatusCode();
        using var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var token = said.RootElement.GetProperty("connectionToken").GetString()!;
        return new UriBuilder(Hub) { Scheme = "ws", Query = $"id={Uri.EscapeDataString(token)}" }.Uri;
    }
}

namespace OrgChat.Build.Load.Protocol;

/// <summary>A page of the application, for one person. The server believes the driver to be its proxy, which ends TLS.</summary>
/// <param name="server">Where it listens.</param>
/// <param name="cookie">The person’s session.</param>
internal sealed class CircuitAddress(Uri server, string path, string cookie)
{
    /// <summary>What the proxy says of each request.</summary>
    public static readonly IReadOnlyList<(string Name, string Value)> Forwarded =
        [("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "10.0.0.1")];

    /// <summary>The application’s address as a browser has it.</summary>
    public string Base => new UriBuilder(server) { Scheme = "https" }.Uri.ToString();

    /// <summary>The page’s.</summary>
    public string Page => new Uri(new Uri(Base), path).ToString();

    public HubAddress Hub => new(new Uri(server, "/_blazor"), [("Cookie", cookie), ("Origin", Base.TrimEnd('/')), .. Forwarded]);

    public async Task<string> HtmlAsync(HttpMessageInvoker http)
    {
        using var request = Request(HttpMethod.Get, path);
        using var answer = await http.SendAsync(request, default);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>The last word of a tab that is closed.</summary>
    public async Task LeaveAsync(HttpMessageInvoker http, string circuit)
    {
        using var request = Request(HttpMethod.Post, "/_blazor/disconnect");
        request.Content = new MultipartFormDataContent { { new StringContent(circuit), "\"circuitId\"" } };
        try
        {
            using var answer = await http.SendAsync(request, default);
        }
        catch (HttpRequestException)
        {
            // The server has gone first.
        }
    }

    private HttpRequestMessage Request(HttpMethod method, string at)
    {
        var request = new HttpRequestMessage(method, new Uri(server, at));
        Hub.Headers.ToList().ForEach(header => request.Headers.Add(header.Name, header.Value));
        return request;
    }
}

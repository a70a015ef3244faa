using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace OrgChat.Tests.Browsers;

/// <summary>Somebody who talks HTTP to the application without a browser: cookies are kept, redirects are seen and not followed.</summary>
internal sealed class HttpVisitor : IDisposable
{
    private readonly HttpClient client;

    private HttpVisitor(Uri address)
    {
        client = new HttpClient(new HttpClientHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = Cookies,
#pragma warning disable MA0039 // ProductionServer made the certificate a moment ago.
            ServerCertificateCustomValidationCallback = (_, _, _, _) => true,
#pragma warning restore MA0039
        })
        { BaseAddress = address };
    }

    public CookieContainer Cookies { get; } = new();

    public static HttpVisitor To(OrgChatServer server) => new(server.BaseAddress);

    /// <summary>A demo person, signed in by one click.</summary>
    public static async Task<HttpVisitor> SignInAsync(OrgChatServer server, string name)
    {
        var visitor = To(server);
        var form = (await visitor.FormsAsync("/sign-in")).Single(one => one["_handler"] == "demo");
        var page = await visitor.PageAsync("/sign-in");
        form["DemoPerson"] = page.QuerySelectorAll("button[name=DemoPerson]").Single(one => one.GetAttribute("aria-label") == $"Sign in as {name}")
            .GetAttribute("value")!;
        using var answer = await visitor.PostAsync("/sign-in", form);
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect, $"{name} is let in");
        return visitor;
    }

    public Task<HttpResponseMessage> GetAsync(string address) => client.GetAsync(address);

    public Task<HttpResponseMessage> PostAsync(string address, IEnumerable<KeyValuePair<string, string>> form,
        params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, address, new FormUrlEncodedContent(form), headers);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, params (string Name, string Value)[] headers) =>
        SendAsync(method, address, null, headers);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, HttpContent? content,
        params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, address) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);

        return client.SendAsync(request);
    }

    /// <summary>The hidden fields of every form of a page, its antiforgery token among them.</summary>
    public async Task<List<Dictionary<string, string>>> FormsAsync(string address) =>
        [.. (await PageAsync(address))
            .Forms.Select(form => form.QuerySelectorAll("input[type=hidden]").Cast<IHtmlInputElement>()
                .ToDictionary(one => one.Name!, one => one.Value))];

    public async Task<IHtmlDocument> PageAsync(string address)
    {
        using var answer = await client.GetAsync(address);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    public void Dispose() => client.Dispose();
}

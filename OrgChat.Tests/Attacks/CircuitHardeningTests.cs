using System.Net;
using System.Net.WebSockets;
using OrgChat.Tests.Browsers;

namespace OrgChat.Tests.Attacks;

/// <summary>A circuit is opened by a page of this application for somebody who is signed in, and by nobody else.</summary>
public sealed class CircuitHardeningTests(CircuitHardeningTests.Server server) : IClassFixture<CircuitHardeningTests.Server>
{
    private const string Missing = "missing";

    private string Own => server.BaseAddress.GetLeftPart(UriPartial.Authority);

    public static TheoryData<string> ForeignOrigins { get; } =
    [
        "https://evil.example", "null", Missing, "", "http://127.0.0.1", "http://127.0.0.1:1", "http://localhost:1",
        "https://127.0.0.1:{port}",
        "http://localhost:{port}", "http://127.0.0.1:{port}.evil.example", "http://127.0.0.1:{port}/",
        "http://127.0.0.1:{port}, https://evil.example",
        "http://user@127.0.0.1:{port}",
    ];

    [Theory]
    [MemberData(nameof(ForeignOrigins))]
    public async Task A_socket_of_another_origin_is_refused_also_with_the_persons_own_cookie(string origin)
    {
        var jamie = await server.JamieAsync();

        (await KnockAsync(CookiesOf(jamie), Filled(origin))).Should().Be(HttpStatusCode.Forbidden);
    }

    [Theory]
    [MemberData(nameof(ForeignOrigins))]
    public async Task Negotiation_and_good_bye_of_another_origin_are_refused_too(string origin)
    {
        var jamie = await server.JamieAsync();
        foreach (var address in new[] { "/_blazor/negotiate?negotiateVersion=1", "/_blazor/disconnect",
            "/_BLAZOR/negotiate?negotiateVersion=1", "/_blazor/" })
        {
            using var answer = await jamie.SendAsync(HttpMethod.Post, address, From(Filled(origin)));
            answer.StatusCode.Should().Be(HttpStatusCode.Forbidden, address);
        }
    }

    [Fact]
    public async Task A_stranger_gets_no_socket_and_no_negotiation_from_our_own_page_either()
    {
        using var stranger = HttpVisitor.To(server);

        (await KnockAsync(CookiesOf(stranger), Own)).Should().Be(HttpStatusCode.Unauthorized);
        using var answer = await stranger.SendAsync(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1", From(Own));
        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("orgchat=CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("orgchat=")]
    public async Task A_made_up_cookie_opens_nothing(string cookies) =>
        (await KnockAsync(cookies, Own)).Should().Be(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task A_cookie_that_was_signed_out_opens_nothing()
    {
        using var sam = await HttpVisitor.SignInAsync(server, "Sam Ortiz");
        var kept = CookiesOf(sam);
        (await KnockAsync(kept, Own)).Should().Be(HttpStatusCode.SwitchingProtocols);

        using var answer = await sam.PostAsync("/sign-out", (await sam.FormsAsync("/sign-in"))[0], From(Own));

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await KnockAsync(kept, Own)).Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_persons_own_page_gets_a_socket_and_frames_are_not_compressed()
    {
        var jamie = await server.JamieAsync();
        using var socket = Socket(CookiesOf(jamie), Own);
        socket.Options.DangerousDeflateOptions = new();
        socket.Options.CollectHttpResponseDetails = true;

        await socket.ConnectAsync(Hub, CancellationToken.None);

        socket.HttpStatusCode.Should().Be(HttpStatusCode.SwitchingProtocols);
        socket.HttpResponseHeaders!.Keys.Should()
            .NotContain("Sec-WebSocket-Extensions", "secrets compressed beside a stranger's words would tell their size");
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    public async Task A_form_of_another_site_changes_nothing_also_with_a_stolen_token(string origin)
    {
        var jamie = await server.JamieAsync();
        var form = (await jamie.FormsAsync("/sign-in"))[0];

        using var answer = await jamie.PostAsync("/sign-out", form, From(origin));

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        using var chat = await jamie.GetAsync("/chat");
        chat.StatusCode.Should().Be(HttpStatusCode.OK, "Jamie is still signed in");
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task A_post_a_browser_calls_foreign_is_refused_without_an_origin_too(string site)
    {
        var jamie = await server.JamieAsync();

        using var answer = await jamie.SendAsync(HttpMethod.Post, "/sign-out", ("Sec-Fetch-Site", site));

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    private Uri Hub => new UriBuilder(server.BaseAddress) { Scheme = "ws", Path = "/_blazor" }.Uri;

    private string? Filled(string origin) =>
        origin == Missing ? null : origin.Replace("{port}", $"{server.BaseAddress.Port}", StringComparison.Ordinal);

    private static (string, string)[] From(string? origin) => origin is null ? [] : [("Origin", origin)];

    /// <summary>With Jamie at the door: who signs in thirty times a minute is taken for somebody who guesses.</summary>
    public sealed class Server : OrgChatServer
    {
        private Task<HttpVisitor>? jamie;

        internal Task<HttpVisitor> JamieAsync() => jamie ??= HttpVisitor.SignInAsync(this, "Jamie Lee");
    }

    private async Task<HttpStatusCode> KnockAsync(string cookies, string? origin)
    {
        using var socket = Socket(cookies, origin);
        socket.Options.CollectHttpResponseDetails = true;
        try
        {
            await socket.ConnectAsync(Hub, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The answer says why.
        }

        return socket.HttpStatusCode;
    }

    private string CookiesOf(HttpVisitor visitor) => visitor.Cookies.GetCookieHeader(server.BaseAddress);

    private static ClientWebSocket Socket(string cookies, string? origin)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", cookies);
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);

        return socket;
    }
}

using System.Net;
using System.Net.Sockets;
using System.Text;
using OrgChat.Domain.Features.Demo;
using OrgChat.Tests.Browsers;
using OrgChat.Web.SignIn;

namespace OrgChat.Tests.Attacks;

/// <summary>Requests no browser sends: strange methods, paths and framing.</summary>
public sealed class OddRequestTests(OrgChatServer server) : IClassFixture<OrgChatServer>
{
    [Theory]
    [InlineData("TRACE")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    [InlineData("PROPFIND")]
    [InlineData("get")]
    public async Task Only_three_methods_are_known(string method)
    {
        foreach (var address in new[] { "/chat", "/sign-in", "/css/orgchat.css", "/_blazor" })
            (await RawAsync($"{method} {address} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"))
                .Should().MatchRegex("^HTTP/1.1 (405|400) ", $"{method} {address}");
    }

    [Theory]
    [InlineData("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /chat HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")]
    [InlineData("Content-Length: 4\r\nContent-Length: 40\r\n\r\nabcd")]
    [InlineData("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n1;\nGET /x\r\nZ\r\n0\r\n\r\n")]
    [InlineData("Content-Length : 4\r\n\r\nabcd")]
    [InlineData("X-Folded: a\r\n b\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("Content-Length: +4\r\nConnection: close\r\n\r\nabcd")]
    public async Task Two_ways_to_read_one_request_are_one_answer_at_most_and_the_end_of_the_connection(string rest)
    {
        var answer = await RawAsync($"POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\n{rest}");

        Answers(answer).Should().BeLessThanOrEqualTo(1, "a second request must not hide in the first");
        answer.Should().MatchRegex("^(HTTP/1.1 (400|501) |$)");
    }

    [Theory]
    [InlineData("GET /chat HTTP/1.1\r\n\r\n")]
    [InlineData("GET /chat HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")]
    [InlineData("GET http://evil.example/chat HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")]
    [InlineData("GET /chat HTTP/1.1\r\nHost: 127.0.0.1\r\nX: a\0b\r\n\r\n")]
    public async Task A_host_in_doubt_and_control_characters_are_refused(string request) =>
        (await RawAsync(request)).Should().StartWith("HTTP/1.1 400 ");

    [Theory]
    [InlineData("/..%2f..%2f..%2fetc/passwd")]
    [InlineData("/css/..%2f..%2fappsettings.json")]
    [InlineData("/css/..%252f..%252fappsettings.json")]
    [InlineData("/css/%2e%2e/%2e%2e/appsettings.json")]
    [InlineData("/css/..\\..\\appsettings.json")]
    [InlineData("/.git/config")]
    [InlineData("/appsettings.json")]
    [InlineData("/data/orgchat.db")]
    [InlineData("/css/")]
    [InlineData("/_framework/")]
    [InlineData("/%2563hat")]
    [InlineData("/metrics")]
    [InlineData("/swagger")]
    public async Task Nothing_is_behind_odd_paths(string path)
    {
        var answer = await RawAsync($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");

        answer.Should().MatchRegex("^HTTP/1.1 (302|400|404) ").And.NotContain("root:").And.NotContain("ConnectionStrings")
            .And.NotContain("SQLite format");
    }

    [Fact]
    public async Task Too_much_is_refused_before_it_is_read()
    {
        (await RawAsync($"GET /{new string('a', 10_000)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")).Should().StartWith("HTTP/1.1 414 ");
        (await RawAsync($"GET /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nX: {new string('a', 40_000)}\r\n\r\n"))
            .Should().StartWith("HTTP/1.1 431 ");
        (await RawAsync($"GET /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\n{string.Concat(Enumerable.Repeat("X: a\r\n", 100))}\r\n"))
            .Should().StartWith("HTTP/1.1 431 ");
        (await RawAsync(
            "POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 10000000\r\n\r\na=b"))
            .Should().MatchRegex("^HTTP/1.1 (413|400) ");
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/%09/evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/chat\r\nSet-Cookie: a=b")]
    [InlineData("@evil.example")]
    [InlineData(" //evil.example")]
    [InlineData("http:evil.example")]
    [InlineData("///evil.example")]
    [InlineData("/./\\evil.example")]
    [InlineData("")]
    [InlineData(null)]
    public void After_signing_in_one_stays_here(string? address)
    {
        var target = new Uri(new Uri("https://chat.clinic.example/sign-in"), LocalAddressRules.OrChat(address));

        target.GetLeftPart(UriPartial.Authority).Should().Be("https://chat.clinic.example");
        LocalAddressRules.OrChat(address).Should().NotContainAny("\r", "\n", "\t", "\\");
    }

    [Theory]
    [InlineData("/chat/é", "/chat/%C3%A9")]
    [InlineData("/clients?q=Tomás&x=日本", "/clients?q=Tom%C3%A1s&x=%E6%97%A5%E6%9C%AC")]
    [InlineData("/chat/%C3%A9", "/chat/%C3%A9")]
    public async Task A_way_on_in_any_script_is_written_as_headers_take_it(string wanted, string way)
    {
        LocalAddressRules.OrChat(wanted).Should().Be(way);
        using var ana = HttpVisitor.To(server);
        var address = $"/sign-in?returnUrl={Uri.EscapeDataString(wanted)}";
        var form = (await ana.FormsAsync(address))[0];
        (form["Form.Email"], form["Form.Password"]) = ("ana.ruiz@mail.example", DemoClinicService.Password);

        using var answer = await ana.PostAsync(address, form);

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.Should().EndWith(way);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/chat")]
    [InlineData("/sign-in")]
    [InlineData("/css/orgchat.css")]
    [InlineData("/no/such/page")]
    public async Task Head_is_answered_as_Get_is_without_a_body(string address)
    {
        var request = $"{address} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
        var (get, head) = (await RawAsync($"GET {request}"), await RawAsync($"HEAD {request}"));

        head.Split("\r\n")[0].Should().Be(get.Split("\r\n")[0]);
        head.Split("\r\n\r\n")[1].Should().BeEmpty();
    }

    private static int Answers(string text) => text.Split("HTTP/1.1 ").Length - 1;

    private async Task<string> RawAsync(string request)
    {
        using var line = new TcpClient();
        await line.ConnectAsync(IPAddress.Loopback, server.BaseAddress.Port);
        await using var stream = line.GetStream();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), patience.Token);
            await stream.CopyToAsync(answer, patience.Token);
        }
        catch (Exception end) when (end is IOException or OperationCanceledException)
        {
            // Closed on us, or kept waiting for more: what came until then is the answer.
        }

        return Encoding.Latin1.GetString(answer.ToArray());
    }
}

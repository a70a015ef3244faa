using System.Net;
using System.Text.RegularExpressions;
using OrgChat.Tests.Browsers;

namespace OrgChat.Tests.Protection;

public sealed class SecurityHeadersTests(ProductionServer server) : IClassFixture<ProductionServer>
{
    /// <summary>A page, a redirect, a refusal, nothing there, a static file, an error of a form, a method nobody expects.</summary>
    public static TheoryData<string, string, HttpStatusCode> Answers { get; } = new()
    {
        { "GET", "/sign-in", HttpStatusCode.OK },
        { "GET", "/chat", HttpStatusCode.Redirect },
        { "GET", "/css/orgchat.css", HttpStatusCode.OK },
        { "GET", "/no/such/page", HttpStatusCode.Redirect },
        { "GET", "/css/no-such-file.css", HttpStatusCode.Redirect },
        { "POST", "/sign-in", HttpStatusCode.BadRequest },
        { "POST", "/_blazor/negotiate", HttpStatusCode.Forbidden },
        { "TRACE", "/sign-in", HttpStatusCode.MethodNotAllowed },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Every_answer_carries_the_headers(string method, string address, HttpStatusCode status)
    {
        using var visitor = server.NewVisitor();

        using var answer = await visitor.SendAsync(new HttpRequestMessage(new HttpMethod(method), address));

        answer.StatusCode.Should().Be(status);
        ShouldBeProtected(answer);
    }

    [Fact]
    public async Task A_foreign_host_name_is_refused_and_the_refusal_carries_the_headers()
    {
        using var visitor = server.NewVisitor();

        using var answer =
            await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/sign-in") { Headers = { Host = "evil.example" } });

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        ShouldBeProtected(answer);
    }

    [Fact]
    public async Task Scripts_run_from_our_own_files_and_by_a_word_of_this_answer_only()
    {
        using var visitor = server.NewVisitor();

        using var first = await visitor.GetAsync("/sign-in");
        using var second = await visitor.GetAsync("/sign-in");

        var policy = Policy(first);
        policy.Should()
            .Contain("style-src 'self'; style-src-attr 'unsafe-inline'; ",
                "the kit places things by style attributes, and that is the one concession");
        policy.Replace("style-src-attr 'unsafe-inline'", "", StringComparison.Ordinal).Should().Contain("default-src 'none'")
            .And.Contain("frame-ancestors 'none'").And.Contain("base-uri 'self'").And.Contain("object-src 'none'")
            .And.NotContain("unsafe").And.NotContain("*").And.NotContain("http");
        var nonce = Regex.Match(policy, "'nonce-([^']+)'").Groups[1].Value;
        WebUtility.HtmlDecode(await first.Content.ReadAsStringAsync()).Should().Contain($"nonce=\"{nonce}\"");
        Convert.FromBase64String(nonce).Should().HaveCountGreaterThan(15);
        Policy(second).Should().NotContain(nonce);
    }

    [Fact]
    public async Task Nothing_but_static_files_may_be_kept_by_a_browser_or_a_proxy()
    {
        using var visitor = server.NewVisitor();
        var page = await visitor.GetStringAsync("/sign-in");
        var script = Regex.Match(page, "/?js/browser[^\"]*js").Value;

        foreach (var address in new[] { "/sign-in", "/chat", "/chat/x.css", "/no/such/file.js" })
        {
            using var answer = await visitor.GetAsync(address);
            answer.Headers.CacheControl!.ToString().Should().Be("no-store", address);
        }

        using var asset = await visitor.GetAsync(script);
        asset.Headers.CacheControl!.NoStore.Should().BeFalse();
    }

    private static string Policy(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Content-Security-Policy").Should().ContainSingle().Which;

    private static void ShouldBeProtected(HttpResponseMessage answer)
    {
        Policy(answer).Should().Contain("default-src 'none'");
        Header("Strict-Transport-Security").Should().Be("max-age=31536000; includeSubDomains");
        Header("X-Content-Type-Options").Should().Be("nosniff");
        Header("X-Frame-Options").Should().Be("DENY");
        Header("Referrer-Policy").Should().Be("same-origin");
        Header("Permissions-Policy").Should().Contain("camera=()").And.Contain("microphone=()").And.Contain("geolocation=()");
        Header("Cross-Origin-Opener-Policy").Should().Be("same-origin");
        Header("Cross-Origin-Resource-Policy").Should().Be("same-origin");
        answer.Headers.Should().NotContainKey("Server").And.NotContainKey("X-Powered-By").And.NotContainKey("Access-Control-Allow-Origin");

        string Header(string name) => answer.Headers.GetValues(name).Should().ContainSingle(name).Which;
    }
}

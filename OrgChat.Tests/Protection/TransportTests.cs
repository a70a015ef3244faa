using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using OrgChat.Tests.Browsers;
using OrgChat.Web.Protection;

namespace OrgChat.Tests.Protection;

/// <summary>Plain http outside Development: behind a proxy that ends TLS, and nothing else.</summary>
public sealed class TransportTests(TransportTests.Behind trusted, TransportTests.Beside foreign)
    : IClassFixture<TransportTests.Behind>, IClassFixture<TransportTests.Beside>
{
    private static readonly Version Enough = StartCheckWorker.RuntimeFloor;

    [Theory]
    [InlineData("GET", "/sign-in", "text/html", HttpStatusCode.PermanentRedirect)]
    [InlineData("HEAD", "/chat", "text/html", HttpStatusCode.PermanentRedirect)]
    [InlineData("POST", "/sign-in", "text/html", HttpStatusCode.Forbidden)]
    [InlineData("GET", "/css/orgchat.css", "text/css", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/_blazor/negotiate", "*/*", HttpStatusCode.Forbidden)]
    [InlineData("GET", "/_blazor", "*/*", HttpStatusCode.Forbidden)]
    public async Task A_page_goes_to_https_and_everything_else_is_refused(string method, string address, string accept,
        HttpStatusCode status)
    {
        using var visitor = HttpVisitor.To(trusted);

        using var answer = await visitor.SendAsync(new HttpMethod(method), $"{address}?a=1", ("Accept", accept));

        answer.StatusCode.Should().Be(status);
        answer.Headers.Location?.ToString().Should().Be($"https://127.0.0.1{address}?a=1");
        answer.Headers.Should().NotContainKey("Set-Cookie");
    }

    [Fact]
    public async Task A_trusted_proxy_speaks_for_the_visitor()
    {
        using var visitor = HttpVisitor.To(trusted);

        using var answer =
            await visitor.SendAsync(HttpMethod.Get, "/sign-in", ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "203.0.113.7"));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Headers.Should().ContainKey("Strict-Transport-Security");
    }

    [Theory]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("Forwarded", "proto=https")]
    [InlineData("X-Forwarded-Scheme", "https")]
    public async Task What_a_stranger_says_of_a_proxy_is_not_believed(string header, string value)
    {
        using var visitor = HttpVisitor.To(foreign);

        using var answer = await visitor.SendAsync(HttpMethod.Post, "/sign-in", (header, value));

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_trusted_proxy_cannot_be_made_to_name_another_host()
    {
        using var visitor = HttpVisitor.To(trusted);

        using var answer =
            await visitor.SendAsync(HttpMethod.Get, "/sign-in", ("X-Forwarded-Host", "evil.example"), ("Accept", "text/html"));

        answer.Headers.Location!.Host.Should().Be("127.0.0.1");
    }

    [Fact]
    public void The_application_does_not_stay_up_without_https_or_a_proxy_host_names_and_a_safe_runtime()
    {
        StartCheckWorker.Problems(Enough, "chat.clinic.example", hasTrustedProxy: false, ["https://[::]:443"]).Should().BeEmpty();
        StartCheckWorker.Problems(Enough, "chat.clinic.example", hasTrustedProxy: true, ["http://[::]:80"]).Should().BeEmpty();
        StartCheckWorker.Problems(Enough, "chat.clinic.example", hasTrustedProxy: false, ["http://[::]:80"])
            .Should().ContainSingle().Which.Should().Contain("https");
        StartCheckWorker.Problems(new(10, 0, 6), "chat.clinic.example", hasTrustedProxy: true, [])
            .Should().ContainSingle().Which.Should().Contain("10.0.6");
        foreach (var hosts in new[] { "*", "", null, "chat.clinic.example;*" })
            StartCheckWorker.Problems(Enough, hosts, hasTrustedProxy: true, [])
                .Should().ContainSingle().Which.Should().Contain("AllowedHosts");
    }

    [Fact]
    public void A_server_of_Production_on_plain_http_stops_with_words()
    {
        var start = () => new Bare();

        start.Should().Throw<InvalidOperationException>().WithMessage("*Nothing listens on https*");
    }

    [Theory]
    [InlineData("10.0.0.7", 1)]
    [InlineData("10.0.0.7, 10.1.0.0/16,fd00::/8", 3)]
    [InlineData("", 0)]
    public void Proxies_are_addresses_and_networks(string setting, int count) =>
        TransportExtensions.Networks(Configured(setting)).Should().HaveCount(count);

    [Fact]
    public void A_proxy_that_is_neither_is_said_at_start()
    {
        var read = () => TransportExtensions.Networks(Configured("proxy.clinic.example"));

        read.Should().Throw<FormatException>().WithMessage("*proxy.clinic.example*");
    }

    private static IConfiguration Configured(string proxies) =>
        new ConfigurationBuilder().AddInMemoryCollection([new(TransportExtensions.TrustedProxies, proxies)]).Build();

    /// <summary>The proxy is on this machine.</summary>
    public sealed class Behind() : Plain("127.0.0.1");

    /// <summary>The proxy is elsewhere, and this machine a stranger.</summary>
    public sealed class Beside() : Plain("192.0.2.1");

    private sealed class Bare() : Plain("");

    public abstract class Plain(string proxies) : OrgChatServer
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseEnvironment("Production");
            builder.UseSetting("AllowedHosts", "127.0.0.1;localhost");
            builder.UseSetting(TransportExtensions.TrustedProxies, proxies);
        }
    }
}

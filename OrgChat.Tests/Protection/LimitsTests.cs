using System.Net;
using Microsoft.AspNetCore.Hosting;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using OrgChat.Web.Protection;

namespace OrgChat.Tests.Protection;

[Collection(nameof(InABrowser))]
public sealed class LimitsTests(LimitsTests.Narrow server) : IClassFixture<LimitsTests.Narrow>
{
    [Fact]
    public async Task A_stranger_who_asks_too_much_at_once_waits_and_nobody_else_does()
    {
        using var visitor = HttpVisitor.To(server);
        var flood = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(_ => visitor.SendAsync(HttpMethod.Get, "/sign-in", ("X-Forwarded-For", "203.0.113.7"))));

        var refused = flood.First(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter.Should().NotBeNull();
        (await refused.Content.ReadAsStringAsync()).Should().Contain("Wait a few seconds");
        flood.Count(answer => answer.StatusCode == HttpStatusCode.OK).Should().BeInRange(8, 30);
        using var other = await visitor.SendAsync(HttpMethod.Get, "/sign-in", ("X-Forwarded-For", "203.0.113.8"));
        other.StatusCode.Should().Be(HttpStatusCode.OK);
        using var style = await visitor.SendAsync(HttpMethod.Get, "/css/orgchat.css", ("X-Forwarded-For", "203.0.113.7"));
        style.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:aaaa::1", "20010DB800010002")]
    [InlineData("2001:db8:1:2:bbbb::2", "20010DB800010002")]
    [InlineData("2001:db8:1:3::1", "20010DB800010003")]
    public void An_IPv6_subscriber_is_one_stranger(string address, string counted) =>
        NetworkBlock.Of(IPAddress.Parse(address)).Should().Be(counted);

    /// <summary>Ten requests at once from one address; this machine is the proxy.</summary>
    public sealed class Narrow : OrgChatServer
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("OrgChat:Limits:RequestsPerAddress", "10");
            builder.UseSetting(TransportExtensions.TrustedProxies, "127.0.0.1");
        }
    }
}

using System.Net;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Tests.Browsers;

namespace OrgChat.Tests.Protection;

public sealed class FailureTests(FailureTests.Failing server) : IClassFixture<FailureTests.Failing>
{
    [Fact]
    public async Task A_failure_shows_a_number_and_nothing_of_what_failed()
    {
        using var visitor = HttpVisitor.To(server);

        using var answer = await visitor.GetAsync("/chat?patient=somebody");

        answer.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        var page = await answer.Content.ReadAsStringAsync();
        page.Should().Contain("Something went wrong").And.MatchRegex("class=\"reference\">[0-9A-F]{8}<");
        page.Should().NotContain("Disk").And.NotContain("Exception").And.NotMatchRegex(@"\bat (System|Microsoft|OrgChat)\.").And.NotContain("somebody");
        answer.Headers.CacheControl!.ToString().Should().Be("no-store");
        answer.Headers.Should().ContainKey("Content-Security-Policy");
    }

    /// <summary>Production with something broken deep inside.</summary>
    public sealed class Failing : ProductionServer
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services =>
                services.PostConfigure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, options =>
                    options.Events.OnRedirectToLogin = _ => throw new IOException("Disk of /srv/orgchat/orgchat.db is gone")));
        }
    }
}

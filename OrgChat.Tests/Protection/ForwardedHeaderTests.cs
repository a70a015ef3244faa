using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Storage.Database;
using OrgChat.Tests.Browsers;
using OrgChat.Web.Protection;

namespace OrgChat.Tests.Protection;

public sealed class ForwardedHeaderTests(ForwardedHeaderTests.InANetwork server) : IClassFixture<ForwardedHeaderTests.InANetwork>
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("1.2.3.4, 127.0.0.1", "127.0.0.1")]
    [InlineData("1.2.3.4, 127.9.9.9", "127.9.9.9")]
    [InlineData("1.2.3.4, 127.9.9.9, 127.9.9.8", "127.9.9.8")]
    [InlineData("1.2.3.4, 127.0.0.2, 127.9.9.9", "127.9.9.9")]
    [InlineData("1.2.3.4, 127.9.9.9, 127.0.0.2", "127.9.9.9")]
    [InlineData("1.2.3.4, 203.0.113.7, 127.0.0.2", "203.0.113.7")]
    [InlineData("1.2.3.4, 203.0.113.7, 127.0.0.2, 127.0.0.2", "127.0.0.2")]
    [InlineData("nonsense, 203.0.113.7", "203.0.113.7")]
    public async Task A_machine_in_a_trusted_network_cannot_choose_the_address_the_record_keeps(string forwarded, string kept)
    {
        using var visitor = HttpVisitor.To(server);
        var form = (await visitor.FormsAsync("/sign-in"))[0];
        (form["Form.Email"], form["Form.Password"]) = ("ana.ruiz@mail.example", "a guess");

        using var answer = await visitor.PostAsync("/sign-in", form, ("X-Forwarded-For", forwarded));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await server.Services.GetRequiredService<OrgChatDatabase>().ReadAsync(db =>
            db.AuditEntries.Where(e => e.Action == AuditAction.SignInFailed).OrderByDescending(e => e.Id).Select(e => e.Address)
                .FirstAsync())).Should().Be(kept);
    }

    /// <summary>This machine’s network is trusted, and one proxy in it by name.</summary>
    public sealed class InANetwork : OrgChatServer
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting(TransportExtensions.TrustedProxies, "127.0.0.0/8, 127.0.0.2");
        }
    }
}

using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Data;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.EndToEnd;

[Collection(nameof(InABrowser))]
public sealed class ProductionTests(ProductionTests.Server server) : IClassFixture<ProductionTests.Server>
{
    [Fact]
    public async Task There_is_no_demo_clinic_and_nobody_to_sign_in_as()
    {
        using var visitor = server.CreateClient();

        var page = await visitor.GetStringAsync("/sign-in");

        page.Should().Contain("Sign in to OrgChat").And.NotContain("Demo people");
        (await server.Services.GetRequiredService<OrgChatDatabase>().ReadAsync(db => db.People.CountAsync())).Should().Be(0);
    }

    [Fact]
    public async Task A_stranger_gets_no_circuit()
    {
        using var visitor = server.CreateClient();

        var answer = await visitor.PostAsync("/_blazor/negotiate?negotiateVersion=1", null);

        answer.RequestMessage!.RequestUri!.AbsolutePath.Should().Be("/sign-in");
        answer.StatusCode.Should().NotBe(HttpStatusCode.SwitchingProtocols);
    }

    public sealed class Server : OrgChatServer
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseEnvironment("Production");
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Storage.Database;
using OrgChat.Tests.Browsers;

namespace OrgChat.Tests.EndToEnd.Server;

public sealed class ProductionTests(ProductionServer server) : IClassFixture<ProductionServer>
{
    [Fact]
    public void What_it_writes_is_for_its_owner_only() =>
        (OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(server.DataDirectory) & (UnixFileMode)0b111111)
            .Should().Be(default(UnixFileMode));

    [Fact]
    public async Task There_is_no_demo_clinic_and_nobody_to_sign_in_as()
    {
        using var visitor = HttpVisitor.To(server);

        var page = (await visitor.PageAsync("/sign-in")).DocumentElement.TextContent;

        page.Should().Contain("Sign in to OrgChat").And.Contain("There is no organization here yet.").And.NotContain("Demo people");
        (await server.Services.GetRequiredService<OrgChatDatabase>().ReadAsync(db => db.People.CountAsync())).Should().Be(0);
    }
}

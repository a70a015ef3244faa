using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Data;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.EndToEnd;

[Collection(nameof(InABrowser))]
public sealed class ProductionTests(ProductionServer server) : IClassFixture<ProductionServer>
{
    [Fact]
    public async Task There_is_no_demo_clinic_and_nobody_to_sign_in_as()
    {
        using var visitor = HttpVisitor.To(server);

        var page = (await visitor.PageAsync("/sign-in")).DocumentElement.TextContent;

        page.Should().Contain("Sign in to OrgChat").And.NotContain("Demo people");
        (await server.Services.GetRequiredService<OrgChatDatabase>().ReadAsync(db => db.People.CountAsync())).Should().Be(0);
    }
}

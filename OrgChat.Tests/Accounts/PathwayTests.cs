using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Accounts;

public sealed partial class PathwayTests(OrgChatServer server) : IClassFixture<OrgChatServer>
{
    [Fact]
    public void What_answers_a_stranger_is_what_the_document_lists()
    {
        var open = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
                && endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Distinct();

        open.Should().BeEquivalentTo(Listed());
    }

    private static IEnumerable<string> Listed() =>
        File.ReadLines(Repository.At("docs", "sign-in.md"))
            .Select(line => Row().Match(line)).Where(row => row.Success).Select(row => row.Groups[1].Value);

    [GeneratedRegex("^\\| `(/[^`]*)` \\|")]
    private static partial Regex Row();
}

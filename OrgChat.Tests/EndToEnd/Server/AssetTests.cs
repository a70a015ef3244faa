using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Tests.Browsers;

namespace OrgChat.Tests.EndToEnd.Server;

/// <summary>Style sheets and scripts as a clinic's server sends them.</summary>
public sealed class AssetTests(ProductionServer server) : IClassFixture<ProductionServer>
{
    [Fact]
    public async Task Every_style_sheet_and_script_goes_out_compressed_under_its_plain_name_and_with_its_fingerprint()
    {
        using var visitor = HttpVisitor.To(server);
        var assets = server.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>()?.Route)
            .OfType<string>().Where(route => Path.GetExtension(route) is ".css" or ".js").Distinct().ToList();
        var plain = new List<string>();
        foreach (var asset in assets)
        {
            using var answer = await visitor.SendAsync(HttpMethod.Get, $"/{asset}", ("Accept-Encoding", "gzip, br"));
            answer.StatusCode.Should().Be(HttpStatusCode.OK, asset);
            if (answer.Content.Headers.ContentEncoding.Count == 0)
                plain.Add(asset);
        }

        assets.Should().Contain(["css/orgchat.css", "_content/MudBlazor/MudBlazor.min.css", "_framework/blazor.web.js"]);
        assets.Should().Contain(asset => asset.StartsWith("_content/MudBlazor/MudBlazor.min.", StringComparison.Ordinal)
            && asset != "_content/MudBlazor/MudBlazor.min.css" && asset.EndsWith(".css", StringComparison.Ordinal));
        plain.Should().BeEmpty();
    }
}

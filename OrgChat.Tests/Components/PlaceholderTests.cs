using Bunit;
using OrgChat.Web.Components;

namespace OrgChat.Tests.Components;

public sealed class PlaceholderTests : BunitContext
{
    [Fact]
    public void The_placeholder_names_the_application() =>
        Render<Placeholder>().Find("main").MarkupMatches("<main><h1>OrgChat</h1></main>");
}

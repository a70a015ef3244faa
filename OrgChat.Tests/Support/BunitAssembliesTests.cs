using Bunit;

namespace OrgChat.Tests.Support;

public sealed class BunitAssembliesTests : BunitContext
{
    [Fact]
    public void Markup_is_compared_by_meaning_and_not_by_its_spaces() =>
        Render(builder => builder.AddMarkupContent(0, "<p   class='calm quiet'>Hello</p>"))
            .MarkupMatches("""<p class="quiet calm">Hello</p>""");
}

using OrgChat.Tests.Browsers;

namespace OrgChat.Tests.SignIn;

/// <summary>The door speaks as it is asked to.</summary>
public sealed class DoorLanguageTests(OrgChatServer server) : IClassFixture<OrgChatServer>
{
    [Theory]
    [InlineData("es-MX,es;q=0.9,en;q=0.5", "es", "Iniciar sesión en OrgChat")]
    [InlineData("fr;q=1.0,es;q=0.3", "es", "Iniciar sesión en OrgChat")]
    [InlineData("en-GB", "en", "Sign in to OrgChat")]
    [InlineData("fr", "en", "Sign in to OrgChat")]
    [InlineData("es;q=0, en;q=0.1", "en", "Sign in to OrgChat")]
    public async Task A_stranger_is_spoken_to_as_their_browser_asks(string accepted, string language, string heading)
    {
        using var visitor = HttpVisitor.To(server);

        var page = await AskAsync(visitor, accepted);

        page.DocumentElement.GetAttribute("lang").Should().Be(language);
        page.QuerySelector("h1")!.TextContent.Should().Be(heading);
    }

    [Fact]
    public async Task What_was_chosen_at_the_door_is_kept_by_the_browser_and_leads_back_to_nowhere_else()
    {
        using var visitor = HttpVisitor.To(server);
        using var chosen = await visitor.GetAsync("/language/es?back=//evil.example/");

        chosen.Headers.Location!.ToString().Should().Be("/");
        (await AskAsync(visitor, "en")).DocumentElement.GetAttribute("lang").Should().Be("es");
    }

    [Fact]
    public async Task Every_page_at_the_door_offers_the_languages_and_says_which_one_it_speaks()
    {
        using var visitor = HttpVisitor.To(server);

        var page = await AskAsync(visitor, "es");

        page.QuerySelectorAll(".plain-languages a").Select(link => (link.TextContent, link.GetAttribute("aria-current"))).Should()
            .Equal(("English", null), ("Español", "true"));
    }

    private static async Task<AngleSharp.Dom.IDocument> AskAsync(HttpVisitor visitor, string accepted)
    {
        using var answer = await visitor.SendAsync(HttpMethod.Get, "/sign-in", ("Accept-Language", accepted));
        return new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }
}

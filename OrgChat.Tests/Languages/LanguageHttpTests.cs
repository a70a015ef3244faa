using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrgChat.Domain.Features.Preferences;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Storage.Database;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;

namespace OrgChat.Tests.Languages;

/// <summary>Over HTTP: which language a page is read in, and which one it says it is.</summary>
public sealed class LanguageHttpTests(OrgChatServer server) : IClassFixture<OrgChatServer>
{
    [Fact]
    public async Task What_is_chosen_at_the_door_stays_chosen_whatever_the_browser_asks_for()
    {
        using var visitor = HttpVisitor.To(server);
        var spanish = Foot(await PageAsync(visitor, "/sign-in?returnUrl=%2Fsearch", "en"), "es");

        using var chosen = await visitor.GetAsync(spanish.GetAttribute("href")!);

        chosen.StatusCode.Should().Be(HttpStatusCode.Redirect);
        chosen.Headers.Location!.OriginalString.Should().Be("/sign-in?returnUrl=%2Fsearch", "where to go afterwards is not forgotten");
        (await PageAsync(visitor, "/sign-in", "en")).DocumentElement.GetAttribute("lang").Should().Be("es");
    }

    [Theory]
    [InlineData("/sign-in", "Iniciar sesión · OrgChat")]
    [InlineData("/forgot-password", "¿Olvidó su contraseña? · OrgChat")]
    [InlineData("/choose-password", "Elija una contraseña · OrgChat")]
    [InlineData("/window-closed", "Ventana cerrada · OrgChat")]
    public async Task The_plain_pages_offer_every_language_and_say_which_is_theirs(string address, string title)
    {
        using var visitor = HttpVisitor.To(server);

        var page = await PageAsync(visitor, address, "es");

        page.Title.Should().Be(title);
        page.QuerySelectorAll("footer a").Select(Described).Should().Equal(
            $"English en en  /language/en?back={Uri.EscapeDataString(address)}",
            $"Español es es true /language/es?back={Uri.EscapeDataString(address)}");
    }

    [Fact]
    public async Task A_language_the_product_does_not_speak_is_not_kept_and_leads_nowhere_else()
    {
        using var visitor = HttpVisitor.To(server);

        using var answer = await visitor.GetAsync("/language/fr?back=https%3A%2F%2Felsewhere.example%2F");

        answer.Headers.Location!.OriginalString.Should().Be("/");
        visitor.Cookies.GetAllCookies().Should().NotContain(cookie => cookie.Name == "OrgChat.Language");
    }

    [Fact]
    public async Task What_Jamie_chose_beats_the_door_and_the_browser()
    {
        using var jamie = await HttpVisitor.SignInAsync(server, "Jamie Lee");
        using var chosen = await jamie.GetAsync("/language/en?back=%2Fchat");

        await ChooseAsync("Jamie Lee", Language.Spanish);
        var asChosen = await LanguageOfAsync(jamie, "en");
        await ChooseAsync("Jamie Lee", null);

        asChosen.Should().Be("es");
        (await LanguageOfAsync(jamie, "es")).Should().Be("en", "the door was told so");
    }

    [Fact]
    public async Task Where_nothing_else_is_known_the_clinic_says()
    {
        await using var spanish = new OrgChatServer();
        using var henrik = await HttpVisitor.SignInAsync(spanish, "Henrik Lund");
        var before = await LanguageOfAsync(henrik, "fr");

        await spanish.Services.GetRequiredService<OrgChatDatabase>().WriteAsync(async db =>
            (await db.Organizations.SingleAsync(one => one.Name == "Lakeside Clinic")).Speak(Language.Spanish));

        before.Should().Be("en");
        (await LanguageOfAsync(henrik, "fr")).Should().Be("es");
        (await LanguageOfAsync(henrik, "en")).Should().Be("en");
    }

    [Theory]
    [InlineData("en", "Sign in as", "Admin", "Physician", "Support, with Organization chat", "Support, no permissions", "Client")]
    [InlineData("es", "Entrar como",
        "Admin", "Profesional médico", "Apoyo, con chat de la organización", "Apoyo, sin permisos", "Cliente")]
    public async Task The_demo_people_say_who_they_are(string language, string signInAs, params string[] roles)
    {
        using var visitor = HttpVisitor.To(server);

        var page = await PageAsync(visitor, "/sign-in", language);

        new[] { "Ines Romero", "Dr. Maria Lopez", "Jamie Lee", "Nora Fields", "Ana Ruiz" }.Select(RoleOf).Should().Equal(roles);

        string RoleOf(string name)
        {
            var button = page.QuerySelectorAll("button[name=DemoPerson]")
                .Single(one => one.GetAttribute("aria-label") == $"{signInAs} {name}");
            return page.GetElementById(button.GetAttribute("aria-describedby")!)!.Words();
        }
    }

    private static async Task<IHtmlDocument> PageAsync(HttpVisitor visitor, string address, string accepted)
    {
        using var answer = await visitor.SendAsync(HttpMethod.Get, address, ("Accept-Language", accepted));
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string?> LanguageOfAsync(HttpVisitor visitor, string accepted) =>
        (await PageAsync(visitor, "/chat", accepted)).DocumentElement.GetAttribute("lang");

    private static IElement Foot(IHtmlDocument page, string language) =>
        page.QuerySelectorAll("footer a").Single(link => link.GetAttribute("hreflang") == language);

    private static string Described(IElement link) => string.Join(' ', link.Words(),
        link.GetAttribute("lang"), link.GetAttribute("hreflang"), link.GetAttribute("aria-current"), link.GetAttribute("href"));

    private async Task ChooseAsync(string name, Language? language)
    {
        var people = await server.Services.GetRequiredService<OrgChatDatabase>().ReadAsync(db => db.People.ToListAsync());
        await server.Services.GetRequiredService<PreferenceService>()
            .ChooseLanguageAsync(new Actor(people.Single(person => person.Name == name).Id), language);
    }
}

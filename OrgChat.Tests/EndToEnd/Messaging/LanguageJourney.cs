using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd.Messaging;

/// <summary>One conversation, two languages: each reads their own, whoever’s act it is that draws it.</summary>
[Collection(nameof(ForALine))]
public sealed class LanguageJourney(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    [Fact]
    public async Task Ana_reads_and_writes_in_Spanish_what_Jamie_answers_in_English()
    {
        var (ana, line) = await Line.SignInAsync(browser, server, "Ana Ruiz", Visitor.Phone);
        await ana.Page.GotoAsync("/language/es?back=/chat");
        await RowOf(ana).ClickAsync();
        await Expect(ana.Page.Locator(".composer[data-ready]")).ToHaveCountAsync(1);
        var jamie = await Visitor.SignInAsync(browser, server, "Jamie Lee");
        await jamie.SwitchToOrganizationAsync();
        await jamie.OpenAsync("Ana Ruiz");

        await WriteAsync(ana, "Me mareo por la mañana.");
        await Expect(ana.Page.GetByText("Borrador guardado", new() { Exact = true })).ToBeVisibleAsync();
        await ana.Button("Enviar").ClickAsync();
        await Expect(jamie.Message("Ana Ruiz", "Me mareo por la mañana.")).ToBeVisibleAsync();
        await Expect(ana.Page.GetByText("Visto por Jamie Lee")).ToBeVisibleAsync();

        await jamie.Composer.FillAsync("Levántese despacio.");
        await jamie.Button("Review and send").ClickAsync();
        await jamie.Button("Send on behalf").ClickAsync();
        await Expect(jamie.Message("Jamie Lee On behalf of Dr. Maria Lopez", "Levántese despacio.")).ToBeVisibleAsync();
        await Expect(Answer(ana, "Jamie Lee en nombre de Dr. Maria Lopez", "Levántese despacio.")).ToBeVisibleAsync();
        await Expect(ana.Page.GetByText("On behalf of")).ToHaveCountAsync(0);
        await ana.Page.ShouldHaveNoAxeViolationsAsync();

        await line.LoseAsync();
        await WriteAsync(ana, "¿Me oye?");
        await ana.Button("Enviar").ClickAsync();
        await Expect(ana.Page.GetByText(new Regex(@"^Sin enviar\. La conexión se perdió a las \d{1,2}:\d\d\.$"))).ToBeVisibleAsync();
        await line.RestoreAsync();

        await ana.Page.GotoAsync("/chat");
        await Expect(RowOf(ana)).ToContainTextAsync("Jamie en nombre de Dr. Lopez");
    }

    private static ILocator RowOf(Visitor ana) => ana.Page.GetByRole(AriaRole.List, new() { Name = "Conversaciones", Exact = true })
        .GetByRole(AriaRole.Link, new() { NameRegex = new("^Dr. Maria Lopez") }).First;

    private static Task WriteAsync(Visitor ana, string text) =>
        ana.Page.GetByRole(AriaRole.Textbox, new() { Name = "Mensaje", Exact = true }).FillAsync(text);

    private static ILocator Answer(Visitor ana, string label, string text) =>
        ana.Page.GetByRole(AriaRole.Log, new() { Name = "Mensajes" })
            .GetByRole(AriaRole.Article, new() { NameRegex = new($"^{Regex.Escape(label)}") }).Filter(new() { HasText = text });
}

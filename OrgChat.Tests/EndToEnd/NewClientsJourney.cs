using System.Text;
using Microsoft.Playwright;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace OrgChat.Tests.EndToEnd;

[Collection(nameof(BesideOthers))]
public sealed class NewClientsJourney(OrgChatServer server, Browser browser) : IClassFixture<OrgChatServer>
{
    // As a spreadsheet in Spanish writes it; the third has no way to be reached.
    private const string File = """
        Nombre;Apellidos;Fecha de nacimiento;Correo;Teléfono móvil;Idioma;Profesional
        Lucía;Muñoz;11/02/1968;lucia.munoz@mail.example;;español;Dr. Maria Lopez
        José;Peña;25/12/1980;;(555) 014-3001;;Dr. Daniel Kim
        Inés;Ibáñez;03/04/1975;;;español;
        Noel;Quintana;2001-07-09;noel.quintana@mail.example;;inglés;
        Aída;Sanz;01/09/1990;;(555) 014-3002;;
        """;

    [Fact]
    public async Task Ines_adds_one_client_by_hand_and_four_from_a_file_with_a_bad_line_in_Spanish()
    {
        var ines = await Visitor.SignInAsync(browser, server, "Ines Romero");
        await ines.Page.GotoAsync("/language/es?back=/clients?add");
        await AddByHandAsync(ines);

        await ines.Page.GotoAsync("/clients?add");
        await ines.Page.GetByRole(AriaRole.Link, new() { Name = "Agregar varios desde un CSV" }).ClickAsync();
        await Expect(ines.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/clients/import$"));
        await ChooseFileAsync(ines);
        await Expect(ines.Page.GetByText("Nuevos: 4; ya están: 0; no posibles: 1")).ToBeVisibleAsync();
        await Expect(ines.Page.GetByLabel("Fechas como 03/04/1968")).ToHaveValueAsync("DayFirst");
        await Expect(Line(ines, 4)).ToContainTextAsync("Correo: Escriba un correo o un teléfono.");
        await ines.Page.ShouldHaveNoAxeViolationsAsync();

        await ines.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Invitar a todos ahora" }).CheckAsync();
        await Expect(ines.Page.GetByText("Salen 2 correos al agregarlos.")).ToBeVisibleAsync();
        await ines.Button("Agregar 4 clientes").ClickAsync();
        await Expect(ines.Page.GetByRole(AriaRole.Heading, new() { Name = "Se agregaron 4 clientes" })).ToBeFocusedAsync();
        await ines.Page.ShouldHaveNoAxeViolationsAsync();
        await Eventually.TrueAsync(() => IsMailed("lucia.munoz@mail.example") && IsMailed("noel.quintana@mail.example"));
        (await LeftOutAsync(ines)).Should().Contain("Inés;Ibáñez;03/04/1975;;;español;;4;Correo: Escriba un correo")
            .And.NotContain("Lucía");

        await ChooseFileAsync(ines);
        await Expect(ines.Page.GetByText("Nuevos: 0; ya están: 4; no posibles: 1")).ToBeVisibleAsync();
        await ines.Page.GotoAsync("/clients");
        foreach (var name in (string[])["Ana Belén Soto", "Lucía Muñoz", "José Peña", "Noel Quintana", "Aída Sanz"])
            await Expect(ines.Page.GetByRole(AriaRole.Link, new() { Name = name })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_pressed_while_the_dialog_still_opens_is_pressed()
    {
        var ines = await Visitor.SignInAsync(browser, server, "Ines Romero");
        await ines.Page.AddInitScriptAsync("""
            const stopped = new CSSStyleSheet();
            stopped.replaceSync('.dialog { animation-play-state: paused !important; }');
            document.adoptedStyleSheets = [stopped];
            """);
        await ines.Page.GotoAsync("/clients?add");

        await ines.Page.GetByRole(AriaRole.Link, new() { Name = "Add many from a CSV" }).HoverAsync();
        await ines.Page.Mouse.DownAsync();
        (await ines.Page.Locator(".dialog").EvaluateAsync<int>(
            "dialog => dialog.getAnimations().map(one => { one.currentTime = 5; }).length")).Should().BePositive("it still opens");
        await ines.Page.Mouse.UpAsync();

        await Expect(ines.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/clients/import$"));
    }

    private async Task AddByHandAsync(Visitor ines)
    {
        var dialog = ines.Dialog("Agregar un cliente");
        await dialog.GetByLabel("Nombre").FillAsync("Ana Belén");
        await dialog.GetByLabel("Apellidos").FillAsync("Soto");
        await dialog.GetByLabel("Correo").FillAsync("ana.soto@mail.example");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Agregar e invitar" }).ClickAsync();
        await Expect(dialog.GetByText("Escriba la fecha de nacimiento")).ToBeVisibleAsync();
        await Expect(dialog.GetByLabel("Fecha de nacimiento")).ToBeFocusedAsync();

        await dialog.GetByLabel("Fecha de nacimiento").FillAsync("1968-02-11");
        await dialog.GetByLabel("Correo").FocusAsync();
        await Expect(dialog.GetByText(" años")).ToBeVisibleAsync();
        await ines.Page.ShouldHaveNoAxeViolationsAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Agregar e invitar" }).DblClickAsync();

        await Expect(ines.Page.GetByText("Se agregó a Ana Belén Soto. La invitación está en camino.")).ToBeVisibleAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(ines.Page.GetByRole(AriaRole.Link, new() { Name = "Ana Belén Soto" })).ToHaveCountAsync(1);
        await Eventually.TrueAsync(() => IsMailed("ana.soto@mail.example"));
    }

    private static Task ChooseFileAsync(Visitor ines) =>
        ines.Page.Locator("input[type=file][data-ready]").SetInputFilesAsync(new FilePayload
        {
            Name = "clientes.csv",
            MimeType = "text/csv",
            Buffer = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(File),
        });

    private static async Task<string> LeftOutAsync(Visitor ines)
    {
        var download = await ines.Page.RunAndWaitForDownloadAsync(() => ines.Button("Líneas omitidas").ClickAsync());
        download.SuggestedFilename.Should().Be("clientes-omitidos.csv");
        return await System.IO.File.ReadAllTextAsync(await download.PathAsync());
    }

    private static ILocator Line(Visitor ines, int number) =>
        ines.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = $"Línea {number}" });

    private bool IsMailed(string address) => server.Mails().Exists(mail => mail.To.Mailboxes.Single().Address == address);
}

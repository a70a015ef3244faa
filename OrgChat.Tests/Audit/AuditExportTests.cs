using System.Net;
using System.Text;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Languages;
using OrgChat.Tests.Browsers;
using OrgChat.Tests.Support;
using OrgChat.Web.Audit;

namespace OrgChat.Tests.Audit;

public sealed class AuditExportTests : ClinicTest
{
    [Theory]
    [InlineData("=HYPERLINK(1)")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    public async Task A_name_that_begins_like_a_formula_is_text_to_a_spreadsheet(string name)
    {
        var client = await Clinic.WelcomeAsync(name);
        await Clinic.Clients.OpenAsync(Clinic.Jamie, client);

        var lines = Encoding.UTF8.GetString(await ExportAsync()).Split("\r\n");

        lines[2].Should().Contain($",\"'{name}\",").And.NotContain($",{name},").And.Contain("Opened a client’s page");
    }

    [Fact]
    public async Task It_is_UTF_8_behind_its_mark_with_one_line_an_entry()
    {
        await Clinic.Clients.OpenAsync(Clinic.Jamie, Clinic.Tomas);
        await Clinic.Clients.OpenAsync(Clinic.Jamie, Clinic.Ana);

        var bytes = await ExportAsync();

        bytes.Take(3).Should().Equal(0xEF, 0xBB, 0xBF);
        var lines = Encoding.UTF8.GetString(bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Should().HaveCount(4, "a head, the export and two openings");
        lines[^1].Should().Contain("Tomás Okafor").And.Contain("2026-03-02 09:00:00.000").And.Contain("Jamie Lee");
    }

    [Fact]
    public async Task People_read_its_words_in_their_language_and_programs_the_same_codes_in_each()
    {
        await Clinic.HidesAsync(() => Clinic.Clients.OpenAsync(Clinic.Jamie, Clinic.Theo), MissingKind.Client);
        var english = Encoding.UTF8.GetString(await ExportAsync()).Split("\r\n");
        Language.Spanish.Use();
        var spanish = Encoding.UTF8.GetString(await ExportAsync()).Split("\r\n");

        english[0].Should().Contain("What,Outcome,Why refused").And.EndWith("action,outcome,reason,right");
        spanish[0].Should().Contain("Qué,Resultado,Motivo del rechazo").And.EndWith("action,outcome,reason,right");
        var (refused, rechazado) = (english.Single(line => line.Contains("Denied")), spanish.Single(line => line.Contains("Denied")));
        refused.Should().Contain("Opened a client’s page,Denied,").And.EndWith("ClientPageOpened,Denied,NotFound,");
        rechazado.Should().Contain("Abrió la página de un cliente,Denegado,").And.EndWith("ClientPageOpened,Denied,NotFound,");
        rechazado.Should().Contain("2026-03-02 09:00:00.000", "moments are the same in every language");
    }

    private async Task<byte[]> ExportAsync()
    {
        using var stream = new MemoryStream();
        await AuditExportEndpoints.WriteAsync(stream, Clinic.Audit.ExportAsync(Clinic.Ines, new(Question: AuditQuestion.Everything)));
        return stream.ToArray();
    }
}

/// <summary>The same over HTTP, as the browser asks for it.</summary>
public sealed class AuditExportHttpTests(OrgChatServer server) : IClassFixture<OrgChatServer>
{
    [Fact]
    public async Task An_admin_downloads_a_file_without_a_name_in_its_address_and_nobody_else_learns_that_it_exists()
    {
        using var ines = await HttpVisitor.SignInAsync(server, "Ines Romero");
        using var jamie = await HttpVisitor.SignInAsync(server, "Jamie Lee");
        using var stranger = HttpVisitor.To(server);

        using var file = await ines.GetAsync(AuditExportEndpoints.Path + "?question=Denied&zone=Europe%2FBerlin");
        file.StatusCode.Should().Be(HttpStatusCode.OK);
        file.Content.Headers.ContentType!.MediaType.Should().Be("text/csv");
        file.Content.Headers.ContentDisposition!.FileName.Should().MatchRegex("^audit-[0-9-]+\\.csv$");
        (await file.Content.ReadAsStringAsync()).Should().Contain("By right");

        (await jamie.GetAsync(AuditExportEndpoints.Path)).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await stranger.GetAsync(AuditExportEndpoints.Path)).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await ines.GetAsync(AuditExportEndpoints.Path + "?from=2026-03-02&to=2026-03-01")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }
}

using System.Text;
using OrgChat.Domain.Features.Clients.Adding;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Languages;
using OrgChat.Web.Components.Clients.Adding;

namespace OrgChat.Tests.Components.Clients.Adding;

/// <summary>Files of clients, read and written.</summary>
public sealed class ClientFileTests
{
    private const string Text = "first name;last name;phone\r\nTomás;Muñoz;\"1;2\"\r\n\r\n\"Ana\nMaría\";\"say \"\"Ana\"\"\";\r\n";

    static ClientFileTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("windows-1252", false)]
    public void A_file_is_read_in_whichever_encoding_a_spreadsheet_wrote_it(string encoding, bool hasMark)
    {
        var writer = Encoding.GetEncoding(encoding);

        var file = ClientFileReader.Read([.. hasMark ? writer.GetPreamble() : [], .. writer.GetBytes(Text)]);

        file.Heads.Should().Equal("first name", "last name", "phone");
        file.Rows.Should().BeEquivalentTo([
            new ClientFileRow(2, ["Tomás", "Muñoz", "1;2"]), new ClientFileRow(4, ["Ana\nMaría", "say \"Ana\"", ""])]);
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public void Cells_are_divided_by_whatever_divides_the_head(char separator)
    {
        var file = Read($"name{separator}e-mail\nAna{separator}ana@mail.example\n");

        file.Separator.Should().Be(separator.ToString());
        file.Rows.Single().Cells.Should().Equal("Ana", "ana@mail.example");
    }

    [Theory]
    [InlineData("first name,last name", "There is nobody in this file: it has a head and no lines, or nothing at all.")]
    [InlineData("", "There is nobody in this file: it has a head and no lines, or nothing at all.")]
    [InlineData("a,b\nAna,\"Ruiz\nTomás,Okafor\n", "A quotation mark in line 2 is never closed. Close it, or take it away.")]
    [InlineData("PK\u0003\u0004\0\0", "This is not a CSV file. In a spreadsheet choose Save as, CSV.")]
    public void What_is_no_such_file_is_refused_with_a_reason(string text, string reason) =>
        FluentActions.Invoking(() => Read(text)).Should().Throw<RefusedException>().WithMessage(reason);

    [Fact]
    public void Ten_thousand_lines_are_read_and_no_more()
    {
        Read($"a\n{string.Concat(Enumerable.Repeat("x\n", ClientImportService.MostLines))}").Rows.Should().HaveCount(10_000);
        FluentActions.Invoking(() => Read($"a\n{string.Concat(Enumerable.Repeat("x\n", ClientImportService.MostLines + 1))}"))
            .Should().Throw<RefusedException>();
    }

    [Theory]
    [InlineData("First Name,LAST NAME,Date of birth,Email,Cell,Language,Doctor")]
    [InlineData("Nombres;Apellidos;Fecha de Nacimiento;Correo electrónico;Teléfono;Idioma;Médico")]
    public void Columns_are_recognised_in_either_language_whatever_the_reader_speaks(string head)
    {
        var heads = Read($"{head}\nx").Heads;

        ColumnRules.Guess(heads).Should().Equal(0, 1, 2, 3, 4, 5, 6);
        Language.Spanish.In(() => ColumnRules.Guess(heads)).Should().Equal(0, 1, 2, 3, 4, 5, 6);
        ColumnRules.Guess(["Something", "E-mail"]).Should().Equal(null, null, null, 1, null, null, null);
    }

    [Fact]
    public void The_file_to_fill_in_comes_back_as_it_was_given()
    {
        ClientFileWriter.Template().Should().Be("\ufefffirst name,last name,birth date,e-mail,mobile phone,language,provider\r\n");
        Language.Spanish.In(ClientFileWriter.Template).Should().StartWith("\ufeffnombre,apellidos,fecha de nacimiento,");
    }

    [Fact]
    public void A_line_with_more_cells_than_columns_is_uneven_and_one_with_fewer_is_not()
    {
        var lines = Read("first,last,phone\nAna\nAna,Ruiz,555,0142277\nAna,Ruiz,555,\n").LinesBy([0, 1, null, null, 2, null, null]);

        lines.Select(line => line.IsUneven).Should().Equal(false, true, false);
        lines[0].Cells.Should().Equal("Ana", "", "", "", "", "", "");
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1 555 014 2277")]
    [InlineData("-Ana")]
    [InlineData("@SUM(A1)")]
    public void What_a_spreadsheet_would_run_is_guarded_and_read_again_as_it_was(string cell)
    {
        var file = Read($"first name\n\"{cell}\"\n");
        var line = new ClientLineModel(file.LinesBy([0, null, null, null, null, null, null])[0], ClientLineState.NotPossible, new(), null,
            [new(ClientFieldKind.Email, new RefusedException("EmailOrPhoneMissing"))]);

        var written = ClientFileWriter.LeftOut(file, [line]);

        written.Should().Contain($"'{cell}").And.Contain("E-mail: Enter an e-mail address or a phone number.");
        Read(written).Rows.Single().Cells.Should().StartWith([cell, "2"]);
    }

    private static ClientFileModel Read(string text) => ClientFileReader.Read(Encoding.UTF8.GetBytes(text));
}

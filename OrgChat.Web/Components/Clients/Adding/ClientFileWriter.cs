using System.Globalization;
using CsvHelper;
using OrgChat.Domain.Features.Clients.Adding;
using static OrgChat.Web.Components.Clients.Adding.AddingWords;

namespace OrgChat.Web.Components.Clients.Adding;

/// <summary>Files of clients to download. A cell that a spreadsheet would run as a formula is guarded.</summary>
public static class ClientFileWriter
{
    /// <summary>A file to fill in: the head alone.</summary>
    public static string Template() => Written(",", [[.. Enum.GetValues<ClientFieldKind>().Select(ColumnRules.HeadOf)]]);

    /// <summary>The lines that were left out, as they were, with the reason: to be corrected and read again.</summary>
    public static string LeftOut(ClientFileModel file, IEnumerable<ClientLineModel> lines)
    {
        var rows = file.Rows.ToDictionary(row => row.Number);
        return Written(file.Separator, lines.Where(line => !line.IsNew).Select(line => Row(file, rows[line.Line.Number], line))
            .Prepend([.. file.Heads, Texts["HeadLine"], Texts["HeadWhy"]]));
    }

    private static string[] Row(ClientFileModel file, ClientFileRow row, ClientLineModel line) =>
    [
        .. Enumerable.Range(0, file.Heads.Count).Select(at => at < row.Cells.Count ? row.Cells[at] : ""),
        line.Line.Number.ToString(CultureInfo.InvariantCulture),
        string.Join(' ', ClientLineText.Reasons(line)),
    ];

    // A spreadsheet reads UTF-8 only behind a byte order mark.
    private static string Written(string separator, IEnumerable<string[]> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        text.Write('\ufeff');
        var options = new CsvWriterOptions { Injection = CsvInjection.Escape, Separator = separator[0], ValidateFieldCount = false };
        using (var csv = CsvWriter.Create(text, options, leaveOpen: true))
        {
            foreach (var row in rows)
            {
                csv.WriteRecord(row);
            }
        }

        return text.ToString();
    }
}

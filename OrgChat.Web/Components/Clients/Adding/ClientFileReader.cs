using System.Text;
using System.Text.Unicode;
using CsvHelper;
using OrgChat.Domain.Features.Clients.Adding;
using OrgChat.Domain.Model;

namespace OrgChat.Web.Components.Clients.Adding;

/// <summary>
/// Reads a file of clients however a spreadsheet wrote it: UTF-8, UTF-16 or Windows-1252; commas, semicolons or tabs; cells in quotation
/// marks.
/// </summary>
public static class ClientFileReader
{
    /// <summary>The largest file.</summary>
    public const int MostBytes = 5 * 1024 * 1024;

    /// <exception cref="RefusedException">It is no such file, is empty, or has too many lines.</exception>
    public static ClientFileModel Read(byte[] bytes)
    {
        var text = TextOf(bytes);
        var unclosed = 0L;
        var options = CsvReaderOptions.Default with
        {
            TrackLineNumbers = true,
            TrimWhitespace = true,
            OnMalformedRecord = record => unclosed = record.Reason == CsvMalformedReason.UnterminatedQuote ? record.LineNumber : unclosed,
        };
        using var csv = CsvReader.Create(new StringReader(text), options);
        var rows = new List<ClientFileRow>();
        while (csv.Read())
        {
            rows.Add(new((int)csv.LineNumber, [.. Enumerable.Range(0, csv.FieldCount).Select(at => Unguarded(csv.GetString(at)))]));
        }

        rows.RemoveAll(row => row.Cells.All(cell => cell.Length == 0));
        return (unclosed, rows.Count) switch
        {
            ( > 0, _) => throw new RefusedException("QuoteNotClosed", unclosed),
            (_, 0) => throw new RefusedException("FileHasNoLines"),
            (_, > ClientImportService.MostLines) => throw new RefusedException("TooManyLines", ClientImportService.MostLines),
            _ => new([.. csv.Headers], rows, csv.Separator.ToString()),
        };
    }

    private static string TextOf(byte[] bytes)
    {
        var text = bytes switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2),
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3),
            [_, 0, _, 0, ..] => Encoding.Unicode.GetString(bytes),
            [0, _, 0, _, ..] => Encoding.BigEndianUnicode.GetString(bytes),
            // Older spreadsheets write the system’s own; what is no UTF-8 is read as the one of Western Europe and America.
            _ => (Utf8.IsValid(bytes) ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(1252)!).GetString(bytes),
        };
        return text.Contains('\0', StringComparison.Ordinal) ? throw new RefusedException("FileIsNoText") : text;
    }

    // What ClientFileWriter puts before a cell that a spreadsheet would run: a corrected file comes back as it was.
    private static string Unguarded(string cell) => cell is ['\'', '=' or '+' or '-' or '@', ..] ? cell[1..] : cell;
}

using System.Globalization;
using System.Text;
using CsvHelper;
using OrgChat.Domain.Features.Audit;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Web.Components.Audit;
using OrgChat.Web.Components.Shared.Text;
using OrgChat.Web.Sessions;
using static OrgChat.Web.Components.Audit.AuditWords;

namespace OrgChat.Web.Audit;

/// <summary>
/// The record as a CSV file, for the same filter as the screen; the address and the file’s name hold ids and days, no names. People read
/// it in their own language; the columns, their order and what is a number, a moment or an id are the same in each, and the last columns
/// hold the codes that stand for words, for programs.
/// </summary>
public static class AuditExportEndpoints
{
    public const string Path = "/settings/audit.csv";

    private static string?[] Heads =>
    [
        Words["Column.Number"], Words["Column.When"], Words["Column.Who"], Words["Column.WhoId"], Words["Column.Session"],
        Words["Column.Address"], Words["Column.What"], Words["Column.Outcome"], Words["Column.Why"], Words["Column.Right"],
        Words["Column.Client"], Words["Column.ClientId"], Words["Column.About"], Words["Column.AboutId"], Words["Column.Conversation"],
        Words["Column.Detail"], "action", "outcome", "reason", "right",
    ];

    public static void MapAuditExport(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path, SendAsync);

    /// <summary>Writes the entries as they come, so that a long record needs no more memory than a short one.</summary>
    public static async Task WriteAsync(Stream stream, IAsyncEnumerable<AuditEntry> entries)
    {
        // A spreadsheet reads UTF-8 only behind a byte order mark, and would run a cell that begins like a formula.
        await stream.WriteAsync(Encoding.UTF8.GetPreamble());
        await using var csv = CsvWriter.Create(stream, new CsvWriterOptions { Injection = CsvInjection.Escape }, leaveOpen: true);
        await csv.WriteRecordAsync(Heads);
        await foreach (var entry in entries)
        {
            await csv.WriteRecordAsync(Cells(entry));
        }
    }

    private static async Task<IResult> SendAsync(HttpContext http, [AsParameters] AuditAddress asked, AuditTrailService trail,
        TimeProvider clock)
    {
        try
        {
            var actor = SessionCookie.ActorOf(http.User) ?? throw new NotFoundException(MissingKind.Page);
            var filter = asked.ToFilter();
            await trail.RequireExportAsync(actor);
            var name = string.Create(CultureInfo.InvariantCulture, $"audit-{clock.GetUtcNow():yyyy-MM-dd}.csv");
            return Results.Stream(stream => WriteAsync(stream, trail.ExportAsync(actor, filter)), "text/csv; charset=utf-8", name);
        }
        catch (ConfirmationNeededException needed)
        {
            return Results.Problem(needed.Message, statusCode: StatusCodes.Status403Forbidden);
        }
        catch (RefusedException)
        {
            return Results.NotFound();
        }
    }

    private static string?[] Cells(AuditEntry entry) =>
    [
        entry.Number?.ToString(CultureInfo.InvariantCulture),
        entry.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture),
        entry.ActorName.Readable(),
        entry.ActorId.ToString(),
        entry.SessionId?.ToString(),
        entry.Address,
        AuditText.Name(entry.Action),
        Words.Of(entry.Outcome),
        AuditText.Why(entry),
        AuditText.Right(entry),
        entry.ClientName?.Readable(),
        entry.ClientId?.ToString(),
        entry.SubjectName?.Readable(),
        entry.SubjectId?.ToString(),
        entry.ConversationId?.ToString(),
        AuditText.Detail(entry).Readable(),
        entry.Action.ToString(),
        entry.Outcome.ToString(),
        entry.Reason?.ToString(),
        AuditText.RightOf(entry)?.ToString(),
    ];
}

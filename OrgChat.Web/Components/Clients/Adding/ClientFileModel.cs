using OrgChat.Domain.Features.Clients.Adding;

namespace OrgChat.Web.Components.Clients.Adding;

/// <summary>A file of clients as it was written.</summary>
/// <param name="Heads">What its columns are called.</param>
/// <param name="Separator">What stands between its cells.</param>
public sealed record ClientFileModel(IReadOnlyList<string> Heads, IReadOnlyList<ClientFileRow> Rows, string Separator)
{
    /// <summary>Its lines, with the columns that somebody said are the fields; a field without one is empty.</summary>
    /// <param name="columns">The column of each <see cref="ClientFieldKind"/>.</param>
    public IReadOnlyList<ClientLine> LinesBy(IReadOnlyList<int?> columns) =>
    [
        .. Rows.Select(row => new ClientLine(row.Number, [.. columns.Select(column => CellOf(row, column))],
            row.Cells.Skip(Heads.Count).Any(cell => cell.Length > 0))),
    ];

    private static string CellOf(ClientFileRow row, int? column) => column is { } at && at < row.Cells.Count ? row.Cells[at] : "";
}

/// <summary>One line of it.</summary>
public sealed record ClientFileRow(int Number, IReadOnlyList<string> Cells);

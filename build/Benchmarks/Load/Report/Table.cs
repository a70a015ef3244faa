using System.Text;

namespace OrgChat.Build.Load.Report;

/// <summary>Rows of figures under a heading, as Markdown that reads well on a console too.</summary>
internal sealed class Table(string title, params string[] columns)
{
    private readonly List<string[]> rows = [];

    /// <summary>What has to be known to read it, below the heading.</summary>
    public string Note { get; init; } = "";

    public void Add(params string[] row) => rows.Add(row);

    public override string ToString()
    {
        var widths = columns.Select((column, place) => rows.Select(row => row[place].Length).Prepend(column.Length).Max()).ToList();
        var text = new StringBuilder($"### {title}\n\n");
        text.Append(Note.Length > 0 ? Note + "\n\n" : "");
        foreach (var row in rows.Prepend([.. widths.Select(width => new string('-', width))]).Prepend(columns))
        {
            text.Append("| ").AppendJoin(" | ", row.Select((cell, place) => cell.PadRight(widths[place]))).Append(" |\n");
        }

        return text.ToString();
    }
}

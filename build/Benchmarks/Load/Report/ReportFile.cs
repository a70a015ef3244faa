using System.Text.RegularExpressions;

namespace OrgChat.Build.Load.Report;

/// <summary>
/// The report, in which an area measured anew takes the place of its former figures. Parts that no area writes, such as what the figures
/// mean, stay as they are, before the others.
/// </summary>
internal static class ReportFile
{
    private const string Head = """
        # Performance

        Written by `dotnet run -c Release --project build/Benchmarks -- load`; each part says when, where and by which options. “now” is
        this OrgChat, “before” the one it was measured by turns with, “floor” a bare SignalR hub with the same durable insert
        (`build/Benchmarks/Load/Floor`). Ratios within one run decide; servers, windows and floor share the machine.


        """;

    public static void Write(LoadOptions options, LoadArea area, IReadOnlyList<Table> tables)
    {
        var parts = Parts(options.Report);
        parts[area.Title] = $"""
            ## {area.Title}

            {Machine.Described()}; `load {string.Join(' ', options.Given)}`.

            {string.Join('\n', tables)}
            """;
        var areas = LoadArea.All.Select(one => one.Title).ToList();
        var written = parts.Keys.Except(areas).Concat(areas.Where(parts.ContainsKey)).Select(title => parts[title].TrimEnd() + "\n");
        File.WriteAllText(options.Report, Head + string.Join('\n', written));
    }

    private static Dictionary<string, string> Parts(string file) => File.Exists(file)
        ? Regex.Split(File.ReadAllText(file), "(?m)^(?=## )").Skip(1)
            .ToDictionary(part => part[3..part.IndexOf('\n', StringComparison.Ordinal)])
        : [];
}

using System.Globalization;
using System.Text.RegularExpressions;
using OrgChat.Build.Load.Clinic;
using OrgChat.Build.Load.Report;
using OrgChat.Build.Load.Servers;

namespace OrgChat.Build.Load.Areas;

/// <summary>How fast a history comes in, a copy of everything is made and the server answers, by the program’s own commands.</summary>
internal static partial class StorageArea
{
    public static async Task<IReadOnlyList<Table>> MeasureAsync(LoadRun run)
    {
        var imports = new Table("The command “import”",
            "OrgChat", "Members besides", "Messages", "Seconds", "Messages/s", "MB per million messages")
        {
            Note = "The real conversations as FHIR NDJSON, ten times over where nobody works there but the demo’s people; with the "
                + "start of the program. A history counts as read by every member.",
        };
        var copies = new Table("The command “backup”, and the start of the server",
            "OrgChat", "Conversations", "Messages", "On disk, MB", "Backup, s", "MB/s", "To the first answer, s")
        {
            Note = "A backup is copied, sealed, restored for a trial and verified. Starts are in Production; the median.",
        };
        foreach (var subject in run.Subjects)
        {
            await ImportAsync(subject, 1, run.Quick ? 1 : 10, imports);
            await ImportAsync(subject, LoadRun.Pairs, 1, imports);
            await CopyAsync(run, subject, await LoadRun.SmallClinicAsync(subject), "1,300", copies);
            var (large, size) = await run.LargeClinicAsync(subject);
            await CopyAsync(run, subject, large, size, copies);
        }

        return [imports, copies];
    }

    private static async Task ImportAsync(Subject subject, int members, int copies, Table table)
    {
        var clinic = await LoadRun.SmallClinicAsync(subject, members);
        var history = Directory.CreateDirectory(Path.Combine(clinic.Path, "history")).FullName;
        foreach (var copy in Enumerable.Range(1, copies))
        {
            await HistoryCopy.WriteAsync(history, copy);
        }

        var megabytes = clinic.Megabytes();
        var (time, said) = await subject.CommandAsync(clinic, "import", history);
        var messages = Number(said, "messages");
        LoadRun.Show(table, subject.Name, Figure.Of(members), Figure.Of(messages), Figure.Of(time.TotalSeconds),
            Figure.Of(messages / time.TotalSeconds), Figure.Of((clinic.Megabytes() - megabytes) * 1e6 / messages));
    }

    /// <summary>The server comes first: without it nothing ever signed the record, and a backup says so.</summary>
    private static async Task CopyAsync(LoadRun run, Subject subject, ClinicFolder clinic, string size, Table table)
    {
        var starts = new List<double>();
        for (var i = 0; i < (run.Quick ? 1 : 3); i++)
        {
            await using var server = await subject.StartAsync(clinic, run.FirstPort);
            starts.Add(server.Start.TotalSeconds);
        }

        var backups = Path.Combine(subject.Work, "backups");
        var (time, said) = await subject.CommandAsync(clinic, "backup", backups);
        Directory.Delete(backups, recursive: true);
        var megabytes = clinic.Megabytes();
        LoadRun.Show(table, subject.Name, size, Figure.Of(Number(said, "messages")), Figure.Of(megabytes),
            Figure.Of(time.TotalSeconds), Figure.Of(megabytes / time.TotalSeconds),
            Figure.Of(starts.Order().ElementAt(starts.Count / 2)));
    }

    /// <summary>What a command counted.</summary>
    private static double Number(string said, string what) => Counts().Matches(said).Where(count => count.Groups[2].Value == what)
        .Select(count => double.Parse(count.Groups[1].Value, CultureInfo.InvariantCulture)).Single();

    [GeneratedRegex("([0-9,]+) ([a-z]+)")]
    private static partial Regex Counts();
}

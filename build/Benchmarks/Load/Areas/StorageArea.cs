using System.Globalization;
using System.Text.RegularExpressions;
using OrgChat.Build.Load.Clinic;
using OrgChat.Build.Load.Report;
using OrgChat.Build.Load.Servers;

namespace OrgChat.Build.Load.Areas;

/// <summary>How fast a history comes in and a copy of everything is made, and how soon the server answers, by the program’s own commands.</summary>
internal static partial class StorageArea
{
    public static async Task<IReadOnlyList<Table>> MeasureAsync(LoadRun run)
    {
        var imports = new Table("The command “import”", "OrgChat", "Messages", "Seconds", "Messages/s", "MB per million messages")
        {
            Note = "The real conversations many times over as FHIR NDJSON, into the small clinic; with the start of the program.",
        };
        var copies = new Table("The command “backup”, and the start of the server",
            "OrgChat", "Conversations", "Messages", "On disk, MB", "Backup, s", "MB/s", "To the first answer, s")
        {
            Note = "A backup is copied, sealed, restored for a trial and verified. Starts are in Production; the median.",
        };
        foreach (var subject in run.Subjects)
        {
            await ImportAsync(run, subject, imports);
            await CopyAsync(run, subject, await LoadRun.SmallClinicAsync(subject), "1,300", copies);
            var (large, size) = await run.LargeClinicAsync(subject);
            await CopyAsync(run, subject, large, size, copies);
        }

        return [imports, copies];
    }

    private static async Task ImportAsync(LoadRun run, Subject subject, Table table)
    {
        var clinic = await LoadRun.SmallClinicAsync(subject);
        var history = Directory.CreateDirectory(Path.Combine(clinic.Path, "history")).FullName;
        foreach (var copy in Enumerable.Range(1, run.Quick ? 2 : 20))
        {
            await HistoryCopy.WriteAsync(history, copy);
        }

        var megabytes = clinic.Megabytes;
        var (time, said) = await subject.CommandAsync(clinic, "import", history);
        var messages = Number(said, "messages");
        LoadRun.Show(table, subject.Name, Figure.Of(messages), Figure.Of(time.TotalSeconds), Figure.Of(messages / time.TotalSeconds),
            Figure.Of((clinic.Megabytes - megabytes) * 1e6 / messages));
    }

    private static async Task CopyAsync(LoadRun run, Subject subject, ClinicFolder clinic, string size, Table table)
    {
        var backups = Path.Combine(subject.Work, "backups");
        var (time, said) = await subject.CommandAsync(clinic, "backup", backups);
        Directory.Delete(backups, recursive: true);
        var starts = new List<double>();
        for (var i = 0; i < (run.Quick ? 1 : 3); i++)
        {
            await using var server = await subject.StartAsync(clinic, run.FirstPort);
            starts.Add(server.Start.TotalSeconds);
        }

        LoadRun.Show(table, subject.Name, size, Figure.Of(Number(said, "messages")), Figure.Of(clinic.Megabytes),
            Figure.Of(time.TotalSeconds), Figure.Of(clinic.Megabytes / time.TotalSeconds), Figure.Of(starts.Order().ElementAt(starts.Count / 2)));
    }

    /// <summary>What a command counted.</summary>
    private static double Number(string said, string what) => Counts().Matches(said).Where(count => count.Groups[2].Value == what)
        .Select(count => double.Parse(count.Groups[1].Value, CultureInfo.InvariantCulture)).Single();

    [GeneratedRegex("([0-9,]+) ([a-z]+)")]
    private static partial Regex Counts();
}

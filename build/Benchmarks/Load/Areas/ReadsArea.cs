using System.Globalization;
using OrgChat.Build.Load.Report;

namespace OrgChat.Build.Load.Areas;

/// <summary>What lists, searches and pages take in a small clinic and in a large one, by the services.</summary>
internal static class ReadsArea
{
    public static async Task<IReadOnlyList<Table>> MeasureAsync(LoadRun run)
    {
        var rows = new Dictionary<string, List<string>>();
        var columns = new List<string> { "What" };
        foreach (var subject in run.Subjects)
        {
            var small = (await LoadRun.SmallClinicAsync(subject), "1,300");
            var medians = new Dictionary<string, double>();
            foreach (var (clinic, size) in new[] { small, await run.LargeClinicAsync(subject) })
            {
                columns.Add($"{subject.Name}, {size}: p50 / p95, ms");
                columns.Add("statements");
                foreach (var read in await subject.RunAsync<List<ReadCost>>(ServiceReading.Job, clinic.Path, run.Quick ? "10" : "50"))
                {
                    var row = rows.TryGetValue(read.What, out var known) ? known : rows[read.What] = [];
                    row.AddRange($"{Figure.Of(read.P50)} / {Figure.Of(read.P95)}", Figure.Of(read.Statements));
                    if (!medians.TryAdd(read.What, read.P50))
                    {
                        row.Add(Figure.Of(read.P50 / medians[read.What]));
                    }

                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{subject.Name} {size} {read}"));
                }
            }

            columns.Add("large : small");
        }

        var table = new Table("By the services", [.. columns])
        {
            Note = "Warm, one at a time. “all read”: a member with Organization chat who has read everything; “unread”: one who has read "
                + "nothing. The small clinic has 13,000 messages; “large : small” is of the medians.",
        };
        rows.ToList().ForEach(row => table.Add([row.Key, .. row.Value]));
        return [table, LargeClinics(run)];
    }

    private static Table LargeClinics(LoadRun run)
    {
        var table = new Table("What the large clinic has more than the small one",
            "OrgChat", "Messages", "On disk, MB", "MB per million messages", "Made at, messages/s");
        foreach (var (subject, size) in run.LargeClinics)
        {
            table.Add(subject.Name, Figure.Of(size.Messages), Figure.Of(size.Megabytes), Figure.Of(size.MegabytesPerMillion),
                Figure.Of(size.MadePerSecond));
        }

        return table;
    }
}

/// <summary>How large a clinic became, and how fast.</summary>
internal sealed record LargeClinicSize(double Messages, double Megabytes, double MegabytesPerMillion, double MadePerSecond);

/// <summary>What one thing to read takes.</summary>
internal sealed record ReadCost(string What, double P50, double P95, double Statements);

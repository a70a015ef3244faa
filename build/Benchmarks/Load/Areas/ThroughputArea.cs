using System.Globalization;
using OrgChat.Build.Load.Report;

namespace OrgChat.Build.Load.Areas;

/// <summary>
/// How many messages a second are kept on disk: by the services alone, and with windows that send and screens that watch.
/// </summary>
internal static class ThroughputArea
{
    public static async Task<IReadOnlyList<Table>> MeasureAsync(LoadRun run) => [await ServicesAsync(run), await WatchedAsync(run)];

    private static async Task<Table> ServicesAsync(LoadRun run)
    {
        var table = new Table("By the services alone",
            "Writers", "OrgChat", "Messages/s", "p50 / p95, ms", "Processor, ms", "Statements", "Allocated, KB", "Written, KB", "Syncs")
        {
            Note = $"200 characters; each writer sends the next message when the last one is on disk, for {Seconds(run)} seconds after "
                + $"{LiveRun.WarmUp.TotalSeconds} of the same. Costs are for each message; syncs were counted in a run of their own.",
        };
        foreach (var writers in new[] { 1, 32 })
        {
            foreach (var subject in run.Subjects)
            {
                var clinic = await LoadRun.SmallClinicAsync(subject);
                var sent = await subject.RunAsync<SentByService>(ServiceSending.Job, clinic.Path, $"{writers}", $"{Seconds(run)}");
                var (watched, syncs) = await subject.CountSyncsAsync<SentByService>(ServiceSending.Job, clinic.Path, $"{writers}", "2");
                LoadRun.Show(table, writers.ToString(CultureInfo.InvariantCulture), subject.Name, Figure.Of(sent.PerSecond),
                    $"{Figure.Of(sent.P50)} / {Figure.Of(sent.P95)}", Figure.Of(sent.ProcessorMs), Figure.Of(sent.Statements),
                    Figure.Of(sent.AllocatedKb), Figure.Of(sent.WrittenKb), Figure.Of(syncs / watched.Count));
            }
        }

        return table;
    }

    private static int Seconds(LoadRun run) => run.Quick ? 6 : 60;

    private static async Task<Table> WatchedAsync(LoadRun run)
    {
        var table = new Table("With windows that send and screens that watch the queue",
            "Watching", "OrgChat", "Messages/s", "Sent, p50 / p95, ms", "Row seen, p50 / p95, ms", "Processor, ms", "Statements",
            "Each watcher: processor, ms", "statements")
        {
            Note = "32 windows send, each the next message when the last one was said to be sent. Costs are the server’s, for each "
                + "message; a watcher’s are what they are more than without any, for each message and watcher.",
        };
        foreach (var subject in run.Subjects)
        {
            var clinic = await LoadRun.SmallClinicAsync(subject);
            await using var server = await subject.StartAsync(clinic, run.FirstPort);
            var alone = (Processor: double.NaN, Statements: double.NaN);
            foreach (var watchers in run.Quick ? [0, 50] : new[] { 0, 50, 200 })
            {
                using var burst = new WatchedBurst(server, clinic.ReadCast(), watchers);
                await burst.RunAsync(run.Quick ? 2 : 6);
                var (processor, statements) = (burst.ProcessorMs / burst.Sent.Count, (double)burst.Statements / burst.Sent.Count);
                alone = watchers == 0 ? (processor, statements) : alone;
                LoadRun.Show(table, watchers.ToString(CultureInfo.InvariantCulture), subject.Name, Figure.Of(burst.PerSecond),
                    burst.Sent.Written(0.5, 0.95), burst.Seen.Written(0.5, 0.95), Figure.Of(processor), Figure.Of(statements),
                    Figure.Of((processor - alone.Processor) / watchers), Figure.Of((statements - alone.Statements) / watchers));
            }
        }

        return table;
    }
}

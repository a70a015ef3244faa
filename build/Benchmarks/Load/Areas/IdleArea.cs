using OrgChat.Build.Load.Report;
using OrgChat.Build.Load.Servers;
using OrgChat.Build.Load.Windows;

namespace OrgChat.Build.Load.Areas;

/// <summary>What windows cost that nobody touches, and what opening one costs.</summary>
internal static class IdleArea
{
    private const int WindowsOfOne = 8;
    private const int WarmUp = 24;
    private const int Refreshes = 2;
    private const double Kilobyte = 1024;
    private const double Thousand = 1000;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(1);

    public static async Task<IReadOnlyList<Table>> MeasureAsync(LoadRun run)
    {
        var table = new Table($"{run.IdleWindows} windows in which nothing happens",
            "Window", "OrgChat", "To open: processor, ms", "statements", "Managed, KB", "Idle: % of a core per 1,000",
            "statements/s per 1,000", "batches/min each", "A refresh: processor, ms", "statements", "Server alone: % of a core",
            "statements/s")
        {
            Note = "Eight windows a person, opened four at a time; idle for two of the half minutes after which screens read again. “A "
                + "refresh” is all that one window costs in a half minute. What the server needs in a minute without a window is said by "
                + "itself, and is no part of what the windows cost.",
        };
        foreach (var subject in run.Subjects)
        {
            var clinic = await LoadRun.SmallClinicAsync(subject);
            await using var server = await subject.StartAsync(clinic, run.FirstPort);
            using var people = new People(server, clinic.ReadCast());
            foreach (var window in new[] { "queue", "conversation" })
            {
                await MeasureAsync(subject, server, people, window, run.IdleWindows, table);
            }
        }

        return [table];
    }

    private static async Task MeasureAsync(Subject subject, ServerProcess server, People people, string kind, int count, Table table)
    {
        var wanted = Enumerable.Range(0, count).Select(i => people.Cast.Pairs[i / WindowsOfOne])
            .Select(pair => (pair.Owner, kind == "queue" ? "/chat/organization" : $"/chat/{pair.Conversation}")).ToList();
        await people.SignInAsync(wanted.Select(one => one.Owner));
        await People.CloseAsync(await people.OpenAsync([.. wanted.Take(WarmUp)]));
        await Task.Delay(Settling);
        var alone = await Cost.OfAsync(server, () => Task.Delay(Idle));
        var before = await server.InnerAsync(collect: true);
        IReadOnlyList<Window> windows = [];
        var opening = await Cost.OfAsync(server, async () => windows = await people.OpenAsync(wanted));
        await Task.Delay(Settling);
        var managed = (await server.InnerAsync(collect: true) - before).Managed;
        var batches = windows.Sum(window => window.Batches);
        var idle = await Cost.OfAsync(server, () => Task.Delay(Idle));
        batches = windows.Sum(window => window.Batches) - batches;
        LoadRun.Show(table, kind, subject.Name, Figure.Of(opening.ProcessorMs / count), Figure.Of((double)opening.Inner.Statements / count),
            Figure.Of(managed / Kilobyte / count), Figure.Of((idle.PercentOfACore - alone.PercentOfACore) * Thousand / count),
            Figure.Of((idle.StatementsPerSecond - alone.StatementsPerSecond) * Thousand / count), Figure.Of((double)batches / count),
            Figure.Of((idle.ProcessorMs - alone.ProcessorMs) / Refreshes / count),
            Figure.Of((double)(idle.Inner.Statements - alone.Inner.Statements) / Refreshes / count),
            Figure.Of(alone.PercentOfACore), Figure.Of(alone.StatementsPerSecond));
        await People.CloseAsync(windows);
    }
}

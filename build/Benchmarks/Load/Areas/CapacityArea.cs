using System.Net.WebSockets;
using OrgChat.Build.Load.Report;
using OrgChat.Build.Load.Servers;

namespace OrgChat.Build.Load.Areas;

/// <summary>How many windows one machine holds before a message takes too long.</summary>
internal static class CapacityArea
{
    private const int PerSecond = 20;
    private const int LongestP95 = 100;
    private const double Megabyte = 1024 * 1024;

    private static readonly int[] Windows = [100, 200, 400, 800, 1200, 1600, 2000];
    private static readonly int[] QuickWindows = [20, 40];

    public static async Task<IReadOnlyList<Table>> MeasureAsync(LoadRun run)
    {
        var table = new Table("Windows one machine holds",
            "Windows", "Chat", "p50 / p95, ms", "Seen", "% of a core", "RSS, MB", "Managed, MB")
        {
            Note = $"{PerSecond} messages a second from Send to seen, in windows of clients and their owners, until the p95 is over "
                + $"{LongestP95} ms or one message is not seen; the windows of the last row without either are held.",
        };
        var sizes = run.Quick ? QuickWindows : Windows;
        await using var chats = await run.StartChatsAsync((sizes[^1] / 2) + 1);
        var holding = chats.All.ToList();
        foreach (var windows in sizes)
        {
            foreach (var chat in holding.ToList())
            {
                if (!await HoldsAsync(chat, windows, run, table))
                {
                    holding.Remove(chat);
                }
            }
        }

        return [table];
    }

    private static async Task<bool> HoldsAsync(ILiveChat chat, int windows, LoadRun run, Table table)
    {
        try
        {
            await Cost.CalmAsync(chat.Server);
            await chat.OpenAsync((windows / 2) + 1);
            await Cost.CalmAsync(chat.Server);
            var live = new LiveRun(chat, windows / 2, PerSecond);
            await live.RunAsync(TimeSpan.FromSeconds(run.Quick ? 8 : 30));
            var resident = ProcessCost.ResidentOf(chat.Server.ProcessId);
            var managed = (await chat.Server.InnerAsync(collect: true)).Managed;
            LoadRun.Show(table, $"{windows}", chat.Name, live.Seen.Written(0.5, 0.95), $"{live.Seen.Count} of {live.Sent}",
                Figure.Of(live.Cost.PercentOfACore), Figure.Of(resident / Megabyte), Figure.Of(managed / Megabyte));
            return live.Seen.Count == live.Sent && live.Seen.Percentile(0.95) <= LongestP95;
        }
        catch (Exception failure) when (failure is IOException or TimeoutException or HttpRequestException or WebSocketException)
        {
            LoadRun.Show(table, $"{windows}", chat.Name, "not reached", failure.Message, "–", "–", "–");
            return false;
        }
        finally
        {
            await chat.CloseAsync();
        }
    }
}

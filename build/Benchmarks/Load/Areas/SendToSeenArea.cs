using System.Net.WebSockets;
using OrgChat.Build.Load.Report;
using OrgChat.Build.Load.Servers;

namespace OrgChat.Build.Load.Areas;

/// <summary>How long a message takes from one person’s Send to another’s eyes, and what it costs.</summary>
internal static class SendToSeenArea
{
    /// <summary>What the product allows one person to do in a second, less one for what they read meanwhile.</summary>
    private const int PerPerson = 4;

    private static readonly int[] Windows = [10, 20, 100, 200, 500];
    private static readonly int[] Rates = [5, 20, 50, 200];
    private static readonly int[] QuickWindows = [20, 100];
    private static readonly int[] QuickRates = [5, 20];

    public static async Task<IReadOnlyList<Table>> MeasureAsync(LoadRun run)
    {
        var table = new Table("Send to seen",
            "Windows", "Messages/s", "Chat", "p50 / p95 / p99, ms", "Seen", "Processor, ms", "Statements", "Allocated, KB", "Written, KB",
            "Batches", "To a bystander")
        {
            Note = """
                From Send in one window to the text in the other person’s, both marking as read. Costs are the server’s, for each message. A
                client and an owner whom none of it concerns have their windows open as well. Not tried is what people may not do, five acts
                a second each, and what would follow where fewer than half were seen in time.
                """,
        };
        await using var chats = await run.StartChatsAsync();
        var sizes = run.Windows.Count > 0 ? run.Windows : run.Quick ? QuickWindows : Windows;
        var rates = run.Rates.Count > 0 ? run.Rates : run.Quick ? QuickRates : Rates;
        foreach (var windows in sizes)
        {
            var keepingUp = chats.All.ToHashSet();
            foreach (var perSecond in rates.Where(rate => rate <= windows * PerPerson))
            {
                foreach (var chat in chats.All)
                {
                    if (!keepingUp.Contains(chat) || !await KeepsUpAsync(chat, windows, perSecond, run, table))
                    {
                        keepingUp.Remove(chat);
                    }
                }
            }
        }

        return [table];
    }

    /// <returns>Whether it is worth trying more messages a second.</returns>
    private static async Task<bool> KeepsUpAsync(ILiveChat chat, int windows, int perSecond, LoadRun run, Table table)
    {
        try
        {
            await Cost.CalmAsync(chat.Server);
            await chat.OpenAsync((windows / 2) + 1);
            var live = new LiveRun(chat, windows / 2, perSecond);
            await live.RunAsync(TimeSpan.FromSeconds(run.Quick ? 8 : 30));
            Show(chat, windows, perSecond, live, table);
            return live.Seen.Count > live.Sent / 2;
        }
        catch (Exception failure) when (failure is IOException or TimeoutException or HttpRequestException or WebSocketException)
        {
            LoadRun.Show(table, $"{windows}", $"{perSecond}", chat.Name, "not reached", failure.Message, "–", "–", "–", "–", "–", "–");
            return false;
        }
        finally
        {
            await chat.CloseAsync();
        }
    }

    private static void Show(ILiveChat chat, int windows, int perSecond, LiveRun live, Table table)
    {
        var each = 1.0 / live.Sent;
        LoadRun.Show(table, $"{windows}", $"{perSecond}", chat.Name, live.Seen.Written(0.5, 0.95, 0.99),
            $"{live.Seen.Count} of {live.Sent}", Figure.Of(live.Cost.ProcessorMs * each), Figure.Of(live.Cost.Inner.Statements * each),
            Figure.Of(live.Cost.Inner.Allocated * each / 1024), Figure.Of(live.Cost.Outer.Written * each / 1024),
            Figure.Of(live.Batches * each), Figure.Of(live.BatchesBeside * each / 2));
    }
}

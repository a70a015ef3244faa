using OrgChat.Build.Load.Report;

namespace OrgChat.Build.Load.Areas;

/// <summary>How long a message takes from one person’s Send to another’s eyes, and what it costs.</summary>
internal static class SendToSeenArea
{
    /// <summary>What the product allows one person to do in a second, less one for what they read meanwhile.</summary>
    private const int PerPerson = 4;

    public static async Task<IReadOnlyList<Table>> MeasureAsync(LoadRun run)
    {
        var table = new Table("Send to seen",
            "Windows", "Messages/s", "Chat", "p50 / p95 / p99, ms", "Seen", "Processor, ms", "Statements", "Allocated, KB", "Written, KB",
            "Batches", "To a bystander")
        {
            Note = "From Send in one window to the text in the other person’s, both marking as read. Costs are the server’s, for each message. A client and an owner whom none "
                + "of it concerns have their windows open as well.",
        };
        await using var chats = await run.StartChatsAsync();
        foreach (var windows in run.Quick ? [20, 100] : new[] { 10, 20, 100, 500 })
        {
            foreach (var perSecond in (run.Quick ? [5, 20] : new[] { 5, 20, 50, 200 }).Where(rate => rate <= windows * PerPerson))
            {
                foreach (var chat in chats.All)
                {
                    await MeasureAsync(chat, windows, perSecond, run, table);
                }
            }
        }

        return [table];
    }

    private static async Task MeasureAsync(ILiveChat chat, int windows, int perSecond, LoadRun run, Table table)
    {
        await chat.OpenAsync((windows / 2) + 1);
        var live = new LiveRun(chat, windows / 2, perSecond);
        await live.RunAsync(TimeSpan.FromSeconds(run.Quick ? 8 : 30));
        await chat.CloseAsync();
        var each = 1.0 / live.Sent;
        LoadRun.Show(table, $"{windows}", $"{perSecond}", chat.Name, live.Seen.Written(0.5, 0.95, 0.99), $"{live.Seen.Count} of {live.Sent}",
            Figure.Of(live.Cost.ProcessorMs * each), Figure.Of(live.Cost.Inner.Statements * each),
            Figure.Of(live.Cost.Inner.Allocated * each / 1024), Figure.Of(live.Cost.Outer.Written * each / 1024),
            Figure.Of(live.Batches * each), Figure.Of(live.BatchesBeside * each / 2));
    }
}

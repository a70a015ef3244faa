using OrgChat.Build.Load.Browser;
using OrgChat.Build.Load.Report;
using OrgChat.Build.Load.Servers;

namespace OrgChat.Build.Load.Areas;

/// <summary>What a person waits for who goes from one conversation to the next, in a real browser, with few and with many rows.</summary>
internal static class SwitchingArea
{
    public static async Task<IReadOnlyList<Table>> MeasureAsync(LoadRun run)
    {
        await using var chromium = await Chromium.LaunchAsync();
        var table = new Table("Clicks on rows of the organization’s queue",
            "OrgChat", "Rows", "To the end of the list, s", "INP p75, ms", "p98, ms", "Click to new messages, p50 / p95, ms")
        {
            Note = "Over TLS, in Chromium, six conversations by turns. INP as web-vitals counts it, to 8 ms, and nothing below 16 is told; "
                + "messages: the first frame that has some. The end is reached by scrolling there again and again; "
                + "what the list keeps is the rows.",
        };
        foreach (var subject in run.Subjects)
        {
            var clinic = await LoadRun.SmallClinicAsync(subject);
            var certificate = OwnCertificate.Make(clinic.Path, run.FirstPort);
            await using var server = await subject.StartAsync(clinic, run.FirstPort, certificate.Settings);
            await using var context = await chromium.ColdAsync(
                certificate.Address, await Chromium.SignInAsync(server, clinic.ReadCast()));
            var (switching, times) = (new BrowserSwitching(await context.NewPageAsync()), run.Quick ? 20 : 100);
            await switching.OpenAsync();
            await switching.SwitchAsync(times);
            await ShowAsync(table, subject, switching, double.NaN);
            var loading = await switching.ReachEndAsync();
            await switching.SwitchAsync(times);
            await ShowAsync(table, subject, switching, loading);
        }

        return [table];
    }

    private static async Task ShowAsync(Table table, Subject subject, BrowserSwitching switching, double loading) =>
        LoadRun.Show(table, subject.Name, Figure.Of(await switching.RowsAsync()), Figure.Of(loading),
            switching.Interactions.Written(0.75), switching.Interactions.Written(0.98), switching.Messages.Written(0.5, 0.95));
}

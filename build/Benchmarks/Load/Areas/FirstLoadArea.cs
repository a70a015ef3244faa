using OrgChat.Build.Load.Browser;
using OrgChat.Build.Load.Report;
using OrgChat.Build.Load.Servers;

namespace OrgChat.Build.Load.Areas;

/// <summary>
/// What a person waits for who opens the queue for the first time, in a real browser; and how long the server takes to start.
/// </summary>
internal static class FirstLoadArea
{
    private const double Kilobyte = 1024;

    public static async Task<IReadOnlyList<Table>> MeasureAsync(LoadRun run)
    {
        await using var chromium = await Chromium.LaunchAsync();
        var pages = new Table("The queue in a browser with nothing of it yet",
            "Line", "OrgChat", "First row, ms", "First paint, ms", "Requests", "KB", "Without compression, KB")
        {
            Note = "In Production, over TLS, in Chromium; the median of several times.",
        };
        var starts = new Table("Start of the server", "OrgChat", "To the first answer, s") { Note = "In Production; the median." };
        foreach (var subject in run.Subjects)
        {
            await MeasureAsync(run, subject, chromium, pages, starts);
        }

        return [pages, starts];
    }

    private static async Task MeasureAsync(LoadRun run, Subject subject, Chromium chromium, Table pages, Table starts)
    {
        var clinic = await LoadRun.SmallClinicAsync(subject);
        var certificate = OwnCertificate.Make(clinic.Path, run.FirstPort);
        var times = run.Quick ? 1 : 3;
        var began = new List<double>();
        for (var i = 0; i < times; i++)
        {
            await using var started = await subject.StartAsync(clinic, run.FirstPort, certificate.Settings);
            began.Add(started.Start.TotalSeconds);
        }

        await using var server = await subject.StartAsync(clinic, run.FirstPort, certificate.Settings);
        began.Add(server.Start.TotalSeconds);
        LoadRun.Show(starts, subject.Name, Figure.Of(Median(began)));
        var cookies = await Chromium.SignInAsync(server, clinic.ReadCast());
        await LoadAsync(chromium, certificate.Address, cookies, Line.All[0]); // The server compiles what it has not run yet.
        foreach (var line in Line.All)
        {
            var loads = new List<BrowserLoad>();
            for (var i = 0; i < times; i++)
            {
                loads.Add(await LoadAsync(chromium, certificate.Address, cookies, line));
            }

            LoadRun.Show(pages, line.Name, subject.Name, Figure.Of(Median(loads.Select(load => load.FirstRow))),
                Figure.Of(Median(loads.Select(load => load.FirstPaint))), $"{loads[0].Requests}", Figure.Of(loads[0].Bytes / Kilobyte),
                Figure.Of(loads[0].PlainBytes / Kilobyte));
        }
    }

    private static async Task<BrowserLoad> LoadAsync(Chromium chromium, Uri address, string cookies, Line line)
    {
        await using var cold = await chromium.ColdAsync(address, cookies);
        var load = new BrowserLoad();
        await load.OpenAsync(cold, line, "/chat/organization", ".row-title");
        return load;
    }

    private static double Median(IEnumerable<double> figures) => figures.Order().ElementAt(figures.Count() / 2);
}

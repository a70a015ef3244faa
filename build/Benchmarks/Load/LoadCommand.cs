using System.Diagnostics;
using System.Runtime.InteropServices;
using OrgChat.Build.Load.Report;
using OrgChat.Build.Load.Servers;

namespace OrgChat.Build.Load;

/// <summary>
/// Measures OrgChat from outside, as published: real windows without a browser, real files, the floor beside it. Says it on the console and
/// in docs/performance.md.
/// </summary>
internal static class LoadCommand
{
    public static Task<int> RunAsync(string[] arguments) => LoadOptions.Command(RunAsync).Parse(arguments).InvokeAsync();

    private static async Task<int> RunAsync(LoadOptions options)
    {
        var before = options.Before is { } earlier ? new[] { Subject.Prepare("before", earlier, options.Work) } : [];
        var published = options.Server ?? await PublishAsync(Path.Combine(options.Work, "published"));
        var run = new LoadRun(options, [.. before, Subject.Prepare("now", published, options.Work)]);
        var code = 0;
        foreach (var area in LoadArea.All.Where(area => options.Areas.Contains(area.Name)))
        {
            code |= await MeasureAsync(run, options, area);
        }

        return code;
    }

    /// <summary>An area that fails says so and leaves its former figures; the others go on.</summary>
    private static async Task<int> MeasureAsync(LoadRun run, LoadOptions options, LoadArea area)
    {
        Console.WriteLine($"\n# {area.Title}");
        try
        {
            var tables = await area.MeasureAsync(run);
            Console.WriteLine();
            tables.ToList().ForEach(Console.WriteLine);
            ReportFile.Write(options, area, tables);
            return 0;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            await Console.Error.WriteLineAsync(failure.ToString());
            return 1;
        }
    }

    /// <summary>As the README says for Production.</summary>
    private static async Task<string> PublishAsync(string folder)
    {
        using var publish = Process.Start("dotnet",
        [
            "publish", "OrgChat.Web", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--no-self-contained", "-v", "q", "-o",
            folder,
        ]);
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? folder : throw new InvalidOperationException("OrgChat could not be published.");
    }
}

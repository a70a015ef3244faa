using OrgChat.Domain.Features.Import;
using OrgChat.Domain.Live;

namespace OrgChat.Web.Import;

/// <summary>The command line’s <c>import DIRECTORY [--organization NAME] [--source SOURCE] [--owner E-MAIL]</c>.</summary>
public static class ImportCommand
{
    /// <param name="services">Of the built application, which need not run.</param>
    /// <returns>0 when everything was imported; 1 when something could not be.</returns>
    public static async Task<int> RunAsync(
        IServiceProvider services, string directory, ImportOptions options, TextWriter output, TextWriter errors)
    {
        await Startup.PrepareAsync(services, services.GetRequiredService<IHostEnvironment>());

        // Takes away the signal of every change; nobody listens here, and they would gather in memory.
        _ = services.GetRequiredService<LiveUpdateService>();

        var console = new ImportConsoleWriter(output, errors);
        var report = await services.GetRequiredService<ImportService>().RunAsync(Located(directory), options, console);
        await console.SummarizeAsync(report);
        return report.ProblemCount == 0 ? 0 : 1;
    }

    /// <summary>
    /// <c>dotnet run --project</c> starts the program in the project’s folder, while the person means the folder they typed in; the
    /// shell leaves that one in PWD.
    /// </summary>
    private static string Located(string directory) =>
        Environment.GetEnvironmentVariable("PWD") is { Length: > 0 } typedIn && Directory.Exists(Path.Combine(typedIn, directory))
            ? Path.GetFullPath(directory, typedIn)
            : Path.GetFullPath(directory);
}

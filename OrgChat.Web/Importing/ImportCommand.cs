using OrgChat.Domain;
using OrgChat.Domain.Importing;
using OrgChat.Domain.Live;

namespace OrgChat.Web.Importing;

/// <summary>The command line’s <c>import DIR [--organization NAME]</c>.</summary>
public static class ImportCommand
{
    private const string Usage = """
        Usage: dotnet run --project OrgChat.Web -- import DIR [--organization NAME]

          DIR   holds Practitioner.ndjson, Patient.ndjson, RelatedPerson.ndjson, Communication.ndjson
                (FHIR R4, one resource a line), or some of them
          NAME  the organization to import into; without it, the first one

        It can be run again: what is there already is left as it is.
        """;

    /// <param name="services">Of the built application, which need not run.</param>
    /// <param name="args">What follows <c>import</c>.</param>
    /// <returns>0 when everything was imported; 1 when something could not be, or the command was not understood.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string[] args, TextWriter output, TextWriter errors)
    {
        if (Understand(args) is not (var directory, var organization))
        {
            await errors.WriteLineAsync(Usage);
            return 1;
        }

        try
        {
            return await ImportAsync(services, directory, organization, output, errors);
        }
        catch (RefusedException refused)
        {
            await errors.WriteLineAsync(refused.Message);
            return 1;
        }
    }

    private static (string Directory, string? Organization)? Understand(string[] args) => args switch
    {
        [var directory] when !IsOption(directory) => (directory, null),
        [var directory, "--organization", var name] when !IsOption(directory) => (directory, name),
        ["--organization", var name, var directory] when !IsOption(directory) => (directory, name),
        _ => null,
    };

    private static bool IsOption(string word) => word.StartsWith('-');

    private static async Task<int> ImportAsync(
        IServiceProvider services, string directory, string? organization, TextWriter output, TextWriter errors)
    {
        await Startup.PrepareAsync(services, services.GetRequiredService<IHostEnvironment>());

        // Takes away the signal of every change; nobody listens here, and they would gather in memory.
        _ = services.GetRequiredService<LiveUpdates>();

        var console = new ImportConsole(output, errors);
        var report = await services.GetRequiredService<HistoryImport>().RunAsync(Located(directory), organization, console);
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

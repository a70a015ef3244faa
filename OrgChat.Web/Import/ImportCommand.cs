using OrgChat.Domain.Features.Import;
using OrgChat.Domain.Live;
using OrgChat.Domain.Model;

namespace OrgChat.Web.Import;

/// <summary>The command line’s <c>import DIR [--organization NAME] [--source NAME] [--owner E-MAIL]</c>.</summary>
public static class ImportCommand
{
    private const string Usage = """
        Usage: dotnet run --project OrgChat.Web -- import DIR [--organization NAME] [--source SOURCE] [--owner E-MAIL]

          DIR     holds the .ndjson files of the export (FHIR R4, one resource a line): Practitioner, PractitionerRole,
                  Patient, RelatedPerson, Communication, or some of them; also Patient.000.ndjson, 1.Patient.ndjson.gz
          NAME    the organization to import into; without it, the first one
          SOURCE  what the other system is called, the same in every run: its ids never meet those of another system;
                  without it, the address of the server in the export, or its meta.source
          E-MAIL  the team member who owns conversations in which nobody takes part who still works here;
                  without it, those are not imported

        It can be run again: what is there already is left as it is.
        """;

    private static readonly string[] Options = ["--organization", "--source", "--owner"];

    /// <param name="services">Of the built application, which need not run.</param>
    /// <param name="args">What follows <c>import</c>.</param>
    /// <returns>0 when everything was imported; 1 when something could not be, or the command was not understood.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string[] args, TextWriter output, TextWriter errors)
    {
        if (Understand(args) is not (var directory, var options))
        {
            await errors.WriteLineAsync(Usage);
            return 1;
        }

        try
        {
            return await ImportAsync(services, directory, options, output, errors);
        }
        catch (RefusedException refused)
        {
            await errors.WriteLineAsync(refused.Message);
            return 1;
        }
    }

    private static (string Directory, ImportOptions Options)? Understand(string[] args)
    {
        var (given, others) = (new Dictionary<string, string>(), new List<string>());
        for (var i = 0; i < args.Length; i++)
        {
            if (Options.Contains(args[i]) && i + 1 < args.Length && given.TryAdd(args[i], args[i + 1]))
            {
                i++;
            }
            else
            {
                others.Add(args[i]);
            }
        }

        return others is [var directory] && !directory.StartsWith('-')
            ? (directory, new ImportOptions(given.GetValueOrDefault("--organization"), given.GetValueOrDefault("--source"), given.GetValueOrDefault("--owner")))
            : null;
    }

    private static async Task<int> ImportAsync(
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

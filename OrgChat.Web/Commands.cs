using System.CommandLine;
using System.CommandLine.Help;
using OrgChat.Domain.Features.Backups;
using OrgChat.Domain.Features.Import;
using OrgChat.Web.Audit;
using OrgChat.Web.Backups;
using OrgChat.Web.Import;
using OrgChat.Web.Keys;

namespace OrgChat.Web;

/// <summary>What the program does instead of serving, when the first word of the command line says so.</summary>
public sealed class Commands
{
    private const string NewKey = "new-key";
    private const string Help = "help";

    private static readonly HashSet<string> HelpWords =
        [.. new RootCommand().Options.OfType<HelpOption>().SelectMany(help => help.Aliases.Append(help.Name))];

    private readonly RootCommand root = new("Without a command, OrgChat serves.");
    private readonly IServiceProvider? services;
    private readonly TextWriter output;
    private readonly TextWriter errors;

    /// <param name="services">Of the built application, which need not run; null for a command that stands alone.</param>
    public Commands(IServiceProvider? services, TextWriter output, TextWriter errors)
    {
        (this.services, this.output, this.errors) = (services, output, errors);
        Argument<string> file = new("FILE"), directory = new("DIRECTORY"), history = new("DIRECTORY")
        {
            Description = "With Patient.ndjson, Communication.ndjson and the others, also numbered or as .gz; as often as you like.",
        };
        Argument<string?> target = new("DIRECTORY") { Arity = ArgumentArity.ZeroOrOne };
        var organization = Named("--organization", "NAME", "Whose history it is; without it, the first one’s.");
        var rotated = Named("--organization", "NAME", "Whose texts are sealed anew; without it, everybody’s.");
        var source = Named("--source", "SOURCE", "The other system, the same in every run; else its server in the export, or meta.source.");
        var owner = Named("--owner", "E-MAIL", "Who owns conversations of which nobody works here any more; else they are left out.");
        Add("import", "Brings in a clinic’s history (FHIR R4, NDJSON).", [history, organization, source, owner], given =>
        {
            var options = new ImportOptions(given.GetValue(organization), given.GetValue(source), given.GetValue(owner));
            return ImportCommand.RunAsync(services!, given.GetRequiredValue(history), options, output, errors);
        });
        Add("verify", "Proves that the audit record is as it was written.", [], _ => VerifyCommand.RunAsync(services!, output, errors));
        Add("backup", "Makes a sealed backup while the clinic works, and restores it for a trial.", [target], given =>
            BackupCommand.BackUpAsync(services!, given.GetValue(target), output));
        Add("restore", "Restores a backup into a new folder.", [file, directory], given => BackupCommand.RestoreAsync(
            services!, given.GetRequiredValue(file), given.GetRequiredValue(directory), output), needsDatabase: false);
        Add("begin-anew", "Sets aside what a vanished database left behind, so that OrgChat begins empty.", [], _ =>
            BackupCommand.BeginAnewAsync(services!, output), needsDatabase: false);
        Add(NewKey, "Makes a master key in a new file.", [file], given =>
            KeyCommand.MakeAsync(given.GetRequiredValue(file), output), needsDatabase: false);
        Add("rotate-keys", "Seals everything with new data keys while the clinic works.", [organization], given =>
            KeyCommand.RotateAsync(services!, given.GetValue(organization), output));
        Add("rotate-master-key", "Wraps the data keys with another master key.", [file], given =>
            KeyCommand.RotateMasterAsync(services!, given.GetRequiredValue(file), output));
    }

    /// <summary>Whether this is the first word of a command.</summary>
    public static bool Has(string word) => word is Help || IsHelp(word)
        || new Commands(null, TextWriter.Null, TextWriter.Null).root.Subcommands.Any(command => command.Name == word);

    /// <summary>Whether the command works on its own: without a database, and above all without a master key.</summary>
    public static bool StandsAlone(CommandLine line) =>
        line.Command is [var word, ..] && (word is Help or NewKey || line.Command.TakeWhile(word => word != "--").Any(IsHelp));

    /// <returns>The exit code: 0 when it was done.</returns>
    public Task<int> RunAsync(CommandLine line)
    {
        string[] words = line.Command is [Help, ..] ? ["--help"] : line.Command;
        var parsed = root.Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
        return parsed.InvokeAsync(new InvocationConfiguration
        {
            Output = output,
            Error = errors,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }

    private void Add(string name, string what, Symbol[] words, Func<ParseResult, Task<int>> run, bool needsDatabase = true)
    {
        var command = new Command(name, what);
        words.OfType<Argument>().ToList().ForEach(command.Add);
        words.OfType<Option>().ToList().ForEach(command.Add);
        command.SetAction(given => OperatorErrorExtensions.TryAsync(() =>
        {
            if (needsDatabase)
            {
                services!.GetRequiredService<EarlierDatabaseService>().RequireNone();
            }

            return run(given);
        }, errors));
        root.Add(command);
    }

    private static Option<string?> Named(string name, string value, string what) => new(name) { HelpName = value, Description = what };

    private static bool IsHelp(string word) => HelpWords.Contains(word);
}

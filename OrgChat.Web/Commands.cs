using OrgChat.Domain.Features.Backups;
using OrgChat.Web.Audit;
using OrgChat.Web.Backups;
using OrgChat.Web.Import;
using OrgChat.Web.Keys;

namespace OrgChat.Web;

/// <summary>What the program does instead of serving, when the first word of the command line says so.</summary>
public static class Commands
{
    private static readonly Command[] All =
    [
        new("import", "DIRECTORY [--organization NAME]", "Brings in a clinic’s history (FHIR R4, NDJSON).", null, (services, words, output, errors) =>
            ImportCommand.RunAsync(services, words, output, errors)),
        new("verify", "", "Proves that the audit record is as it was written.", null, (services, _, output, errors) =>
            VerifyCommand.RunAsync(services, output, errors)),
        new("backup", "[DIRECTORY]", "Makes a sealed backup while the clinic works, and restores it for a trial.", words => words.Length <= 1, (services, words, output, _) =>
            BackupCommand.BackUpAsync(services, words, output)),
        new("restore", "FILE DIRECTORY", "Restores a backup into a new folder.", words => words.Length == 2, (services, words, output, _) =>
            BackupCommand.RestoreAsync(services, words, output), NeedsDatabase: false),
        new("begin-anew", "", "Sets aside what a vanished database left behind, so that OrgChat begins empty.", words => words.Length == 0, (services, _, output, _) =>
            BackupCommand.BeginAnewAsync(services, output), NeedsDatabase: false),
        new("new-key", "FILE", "Makes a master key in a new file.", words => words.Length == 1, (_, words, output, _) =>
            KeyCommand.MakeAsync(words, output), NeedsDatabase: false),
        new("rotate-keys", "[--organization NAME]", "Seals everything with new data keys while the clinic works.", words => words is [] or ["--organization", _], (services, words, output, _) =>
            KeyCommand.RotateAsync(services, words, output)),
        new("rotate-master-key", "FILE", "Wraps the data keys with another master key.", words => words.Length == 1, (services, words, output, _) =>
            KeyCommand.RotateMasterAsync(services, words, output)),
    ];

    /// <summary>Whether this is the first word of a command.</summary>
    public static bool Has(string word) => IsHelp(word) || Array.Exists(All, command => command.Name == word);

    /// <summary>Whether the command works on its own: without a database, and above all without a master key.</summary>
    public static bool StandsAlone(CommandLine line) => line.Command is [var word, ..] && (IsHelp(word) || word == "new-key");

    /// <param name="services">Of the built application, which need not run; null for a command that stands alone.</param>
    /// <returns>The exit code: 0 when it was done.</returns>
    public static async Task<int> RunAsync(IServiceProvider? services, CommandLine line, TextWriter output, TextWriter errors)
    {
        if (IsHelp(line.Command[0]))
        {
            await output.WriteLineAsync(Help);
            return 0;
        }

        var command = Array.Find(All, command => command.Name == line.Command[0])!;
        var words = line.Command[1..];
        if (command.Fits?.Invoke(words) is false)
        {
            await errors.WriteLineAsync($"Usage: orgchat {command.Name} {command.Words}");
            return 1;
        }

        return await OperatorErrorExtensions.TryAsync(() =>
        {
            if (command.NeedsDatabase)
            {
                services!.GetRequiredService<EarlierDatabaseService>().RequireNone();
            }

            return command.RunAsync(services!, words, output, errors);
        }, errors);
    }

    private static string Help => string.Join(Environment.NewLine,
        All.Select(command => $"  {command.Name + " " + command.Words,-50} {command.What}").Prepend("Without a command, OrgChat serves. Commands:"));

    private static bool IsHelp(string word) => word is "--help" or "-h" or "help";

    /// <param name="Fits">Whether the words are understood; null when the command says so itself.</param>
    /// <param name="NeedsDatabase">Whether it is refused where the database has vanished.</param>
    private sealed record Command(
        string Name, string Words, string What, Func<string[], bool>? Fits, Func<IServiceProvider, string[], TextWriter, TextWriter, Task<int>> RunAsync,
        bool NeedsDatabase = true);
}

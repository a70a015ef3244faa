using System.Globalization;
using OrgChat.Domain.Features.Backups;
using OrgChat.Domain.Model;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Web.Backups;

/// <summary>The command line’s <c>backup</c> and <c>restore</c>.</summary>
public static class BackupCommand
{
    /// <param name="folder">Without it, the configured one.</param>
    public static async Task<int> BackUpAsync(IServiceProvider services, string? folder, TextWriter output)
    {
        var directory = folder ?? services.GetRequiredService<BackupOptions>().Directory
            ?? throw new OperatorException("Say into which folder: backup DIRECTORY, or set OrgChat:Backup:Directory.");
        if (!File.Exists(services.GetRequiredService<OrgChatDatabase>().File))
        {
            throw new OperatorException($"There is no database {services.GetRequiredService<OrgChatDatabase>().File} to back up.");
        }

        var (file, contents) = await services.GetRequiredService<BackupService>().MakeAsync(directory);
        await output.WriteLineAsync($"{file}");
        await output.WriteLineAsync($"Restored for a trial and found whole: {Summary(contents)}");
        return await SayWholeAsync(contents, output);
    }

    public static async Task<int> RestoreAsync(IServiceProvider services, string file, string folder, TextWriter output)
    {
        var directory = Path.GetFullPath(folder);
        var contents = await services.GetRequiredService<BackupVerificationService>().RestoreAsync(file, directory);
        await output.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"Restored as of {contents.MadeAt:u}: {Summary(contents)}"));
        await output.WriteLineAsync($"To use it, start OrgChat with OrgChat:DataDirectory set to {directory} and the same master key.");
        return await SayWholeAsync(contents, output);
    }

    public static async Task<int> BeginAnewAsync(IServiceProvider services, TextWriter output)
    {
        var aside = await services.GetRequiredService<EarlierDatabaseService>().SetAsideAsync();
        await output.WriteLineAsync(aside.Count == 0
            ? "There is nothing of an earlier database."
            : $"Set aside: {string.Join(", ", aside)}");
        return 0;
    }

    private static async Task<int> SayWholeAsync(BackupContentsModel contents, TextWriter output)
    {
        if (!contents.IsRecordWhole)
        {
            await output.WriteLineAsync("But its audit record is NOT whole. Run “verify” to learn where.");
        }

        return contents.IsRecordWhole ? 0 : 1;
    }

    private static string Summary(BackupContentsModel contents) => string.Create(
        CultureInfo.InvariantCulture,
        $"{contents.Organizations:N0} organizations, {contents.People:N0} people, {contents.Conversations:N0} conversations, {contents.Messages:N0} messages, {contents.Files:N0} files.");
}

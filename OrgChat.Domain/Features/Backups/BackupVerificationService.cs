using System.Formats.Tar;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using OrgChat.Domain.Features.Audit;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.AuditChain;
using OrgChat.Domain.Storage.Backups;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Disk;
using OrgChat.Domain.Storage.Sealing;
using OrgChat.Domain.Storage.Signals;

namespace OrgChat.Domain.Features.Backups;

/// <summary>What stands in a backup.</summary>
/// <param name="IsRecordWhole">Whether the audit record in it is as it was written; a backup is kept all the same, for it may be the last
/// proof.</param>
public sealed record BackupContentsModel(
    DateTimeOffset MadeAt, int Organizations, int People, int Conversations, int Messages, int Files, bool IsRecordWhole);

/// <summary>Restores a backup into a new folder and looks whether everything in it is whole and opens.</summary>
public sealed class BackupVerificationService(MasterKey master, TimeProvider clock)
{
    private const string KeysDoNotOpen = "its keys do not open, they are wrapped with another master key than the one given";

    /// <summary>The newest messages that are opened for a trial.</summary>
    private const int Opened = 200;

    /// <param name="directory">Not there yet, or empty.</param>
    /// <exception cref="OperatorException">The folder is not empty, the key is another, or the backup is not whole; nothing is left
    /// behind.</exception>
    public async Task<BackupContentsModel> RestoreAsync(string file, string directory)
    {
        directory = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        if (!File.Exists(file))
        {
            throw new OperatorException($"There is no file {file}.");
        }

        if (Directory.Exists(directory) && Directory.EnumerateFileSystemEntries(directory).Any())
        {
            throw new OperatorException($"{directory} is not empty. Restore into a new folder, then point OrgChat:DataDirectory to it.");
        }

        PrivateFolder.Make(directory);
        try
        {
            return await CheckAsync(directory, await UnpackWholeAsync(file, directory));
        }
        catch (CannotOpenException broken)
        {
            Directory.Delete(directory, recursive: true);
            throw new OperatorException($"This backup is no good: {KeysDoNotOpen}.", broken);
        }
        catch
        {
            Directory.Delete(directory, recursive: true);
            throw;
        }
    }

    private async Task<DateTimeOffset> UnpackWholeAsync(string file, string directory)
    {
        try
        {
            return await UnpackAsync(file, directory);
        }
        catch (CannotOpenException broken)
        {
            throw new OperatorException("This backup is damaged: it was changed or cut off. Take another one.", broken);
        }
    }

    private async Task<DateTimeOffset> UnpackAsync(string file, string directory)
    {
        await using var stream = File.OpenRead(file);
        var (head, content) = await BackupFormat.OpenAsync(stream, master);
        await using var opening = new OpeningStream(content);
        await using var tar = new TarReader(opening, leaveOpen: true);
        while (await tar.GetNextEntryAsync() is { } entry)
        {
            var path = Path.GetFullPath(Path.Combine(directory, entry.Name));
            if (entry.EntryType != TarEntryType.RegularFile
                || !path.StartsWith(directory + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                throw new OperatorException("This backup holds something OrgChat did not put there.");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await entry.ExtractToFileAsync(path, overwrite: false);
        }

        await opening.CopyToAsync(Stream.Null); // To the end, where it shows whether something was cut off.
        return head.SealedAt;
    }

    private async Task<BackupContentsModel> CheckAsync(string directory, DateTimeOffset madeAt)
    {
        var file = Path.Combine(directory, BackupService.DatabaseName);
        Require(await SqliteFileReader.AskAsync("PRAGMA integrity_check", file) is ["ok"], "its database is damaged");
        Require(await SqliteFileReader.AskAsync("PRAGMA foreign_key_check", file) is [], "its database misses rows");
        using var database = new OrgChatDatabase($"Data Source={file};Pooling=False", master, new SignalQueue(), clock);
        Require(await database.ReadAsync(async db => (await db.OrganizationKeys.ToListAsync()).TrueForAll(Opens)),
            KeysDoNotOpen);
        var isRecordWhole = await IsRecordWholeAsync(database, Path.Combine(directory, BackupLocationOptions.AnchorsName));
        var attachments = Path.Combine(directory, BackupLocationOptions.AttachmentsName);
        return await database.ReadAsync(async db =>
        {
            var newest = await db.Messages.OrderByDescending(m => m.SentAt).Take(Opened).ToListAsync();

            // One that was tampered with stays as it is, in the clinic and in its backups; it must not keep all the others from having one.
            Require(newest.Count == 0 || newest.Exists(m => m.SealedText.Opens), "its messages do not open");
            return new BackupContentsModel(
                madeAt,
                await db.Organizations.CountAsync(),
                await db.People.CountAsync(),
                await db.Conversations.CountAsync(),
                await db.Messages.CountAsync(),
                Directory.Exists(attachments) ? Directory.EnumerateFiles(attachments, "*", SearchOption.AllDirectories).Count() : 0,
                isRecordWhole);
        });
    }

    private async Task<bool> IsRecordWholeAsync(OrgChatDatabase database, string anchorDirectory)
    {
        using var key = new AnchorKey(database.Keys.InstallationKey("audit anchors"));
        using var anchors =
            new AuditAnchorService(database, new AuditOptions(anchorDirectory), key, clock, NullLogger<AuditAnchorService>.Instance);
        var verdicts = await new AuditVerificationService(database, anchors, key, clock).VerifyAllAsync(new Progress<AuditProgress>());
        return verdicts.All(verdict => verdict.IsWhole);
    }

    private bool Opens(OrganizationKey key)
    {
        try
        {
            return key.Unwrap(master).Length == MasterKey.Length;
        }
        catch (CannotOpenException)
        {
            return false;
        }
    }

    private static void Require(bool isSo, string problem)
    {
        if (!isSo)
        {
            throw new OperatorException($"This backup is no good: {problem}.");
        }
    }
}

using System.Formats.Tar;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.Backups;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Disk;

namespace OrgChat.Domain.Features.Backups;

/// <summary>
/// Makes backups while the clinic works: the database as it stands at one moment, files, keys of cookies and anchors of the record, sealed
/// under a key derived from the master key, which itself is never in it. Only what was restored once, and found whole, gets a backup’s
/// name.
/// </summary>
/// <remarks>
/// What was sent before the moment is in it: anchors are copied before the database, files after it, so that neither names what is missing.
/// </remarks>
public sealed class BackupService(OrgChatDatabase database, MasterKey master, BackupLocationOptions settings, TimeProvider clock)
    : IDisposable
{
    internal const string DatabaseName = "orgchat.db";

    private readonly SemaphoreSlim turn = new(1, 1);

    /// <param name="directory">Made if it is not there.</param>
    /// <returns>The new backup and what was found in it.</returns>
    /// <exception cref="OperatorException">The backup was made, but restoring it for a trial failed: it is not kept.</exception>
    public async Task<(string File, BackupContentsModel Contents)> MakeAsync(string directory)
    {
        await turn.WaitAsync();
        var shelf = new BackupStore(directory);
        var place = PrivateFolder.New(Path.GetDirectoryName(database.File)!, LeftoverCleanupService.BackupPlace);
        var draft = shelf.DraftPath();
        try
        {
            await PackAsync(place, draft);
            var contents = await new BackupVerificationService(master, clock).RestoreAsync(draft, Path.Combine(place, "trial"));
            return (shelf.Keep(draft, clock.GetUtcNow()), contents);
        }
        finally
        {
            File.Delete(draft);
            Directory.Delete(place, recursive: true);
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task PackAsync(string place, string draft)
    {
        Copy(settings.Anchors, Path.Combine(place, BackupLocationOptions.AnchorsName));
        Copy(settings.CookieKeys, Path.Combine(place, BackupLocationOptions.CookieKeysName));

        await database.CopyToAsync(Path.Combine(place, DatabaseName));
        await using var file = new FileStream(draft, PrivateFolder.NewFile());
        await using var sealing = BackupFormat.Writer(file, master, clock.GetUtcNow());
        await using (var tar = new TarWriter(sealing, TarEntryFormat.Pax, leaveOpen: true))
        {
            await AddAsync(tar, place, "");
            await AddAsync(tar, settings.Attachments, BackupLocationOptions.AttachmentsName + "/");
        }

        await sealing.EndAsync();
        DurableFile.Flush(file);
    }

    private static void Copy(string from, string to)
    {
        if (Directory.Exists(from))
        {
            Directory.CreateDirectory(to);
            foreach (var file in Directory.EnumerateFiles(from))
            {
                File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
            }
        }
    }

    private static async Task AddAsync(TarWriter tar, string folder, string prefix)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            try
            {
                await tar.WriteEntryAsync(file, prefix + Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'));
            }
            catch (IOException failure)
                when (!File.Exists(file) || file.EndsWith(DurableFile.Draft, StringComparison.Ordinal) || failure.IsInUse())
            {
                // Taken away meanwhile, or still coming in: a file of a message that was not sent when the database was copied.
            }
        }
    }
}

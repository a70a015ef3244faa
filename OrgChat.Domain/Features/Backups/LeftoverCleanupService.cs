using Microsoft.Extensions.Logging;
using OrgChat.Domain.Storage.Backups;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Disk;

namespace OrgChat.Domain.Features.Backups;

/// <summary>
/// What a backup, a rotation or an upload left that was killed: copies of the database above all. It goes at the next start.
/// </summary>
public sealed partial class LeftoverCleanupService(OrgChatDatabase database, BackupLocationOptions settings, TimeProvider clock,
    ILogger<LeftoverCleanupService> log)
{
    /// <summary>How the folders are named in which backups are made.</summary>
    internal const string BackupPlace = "backup";

    /// <summary>What somebody is still at was touched within this time.</summary>
    private static readonly TimeSpan Untouched = TimeSpan.FromHours(1);

    /// <param name="shelf">The folder of the backups; null when the server makes none.</param>
    public void Clear(string? shelf)
    {
        var data = new DirectoryInfo(Path.GetDirectoryName(database.File)!);
        foreach (var folder in data.EnumerateDirectories($".{BackupPlace}-*").Where(IsOld))
        {
            Clear(folder.FullName, () => folder.Delete(recursive: true));
        }

        var files = Files(data.FullName, "*" + DurableFile.Draft, SearchOption.TopDirectoryOnly)
            .Concat(Files(settings.CookieKeys, "*" + DurableFile.Draft, SearchOption.TopDirectoryOnly))
            .Concat(Files(settings.Attachments, "*" + DurableFile.Draft, SearchOption.AllDirectories))
            .Concat(Files(shelf, "*" + BackupStore.Unproven, SearchOption.TopDirectoryOnly));
        foreach (var file in files.Where(IsOld))
        {
            Clear(file.FullName, file.Delete);
        }
    }

    private static IEnumerable<FileInfo> Files(string? folder, string pattern, SearchOption depth) =>
        Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles(pattern, depth) : [];

    private bool IsOld(DirectoryInfo folder) =>
        IsOld((FileSystemInfo)folder) && folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).All(IsOld);

    private bool IsOld(FileSystemInfo one) => one.LastWriteTimeUtc < (clock.GetUtcNow() - Untouched).UtcDateTime;

    /// <summary>What cannot be deleted keeps no server from starting.</summary>
    private void Clear(string path, Action delete)
    {
        try
        {
            delete();
            LogCleared(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            LogNotCleared(path, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Path} was left by something that was cut off, and is deleted.")]
    private partial void LogCleared(string path);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} was left by something that was cut off, and cannot be deleted.")]
    private partial void LogNotCleared(string path, Exception failure);
}

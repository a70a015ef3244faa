using Microsoft.Extensions.Options;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Files;

namespace OrgChat.Domain.Storage.Disk;

/// <summary>
/// Stops uploads first and sends next while the disk fills, so that sign-in, reading and the record never meet a full one.
/// </summary>
public sealed class DiskSpaceService(OrgChatDatabase database, AttachmentStore files, IOptions<DiskOptions> options)
{
    /// <summary>Whether files are taken in.</summary>
    public bool TakesFiles => Free >= Bytes(options.Value.FloorMegabytes);

    /// <summary>Free bytes where the database is, or where the files are when that is less.</summary>
    public long Free =>
        Math.Min(FreeAt(Path.GetDirectoryName(database.File)!), Directory.Exists(files.Folder) ? FreeAt(files.Folder) : long.MaxValue);

    /// <summary>
    /// The most bytes that one client may upload in a day: a fiftieth of what is free above the floor, so that no few of them fill the
    /// disk; one file in any case.
    /// </summary>
    public long ShareOfOneClient => Math.Max(AttachmentOptions.MaxFileBytes, (Free - Bytes(options.Value.FloorMegabytes)) / 50);

    /// <exception cref="RefusedException">Too little is left for files.</exception>
    public void RequireForFiles()
    {
        if (!TakesFiles)
        {
            throw new RefusedException("DiskTakesNoFiles");
        }
    }

    /// <exception cref="UnavailableException">Too little is left for messages.</exception>
    public void RequireForMessages()
    {
        if (Free < Bytes(options.Value.SendFloorMegabytes))
        {
            throw new UnavailableException(UnavailableKind.DiskNearlyFull, null);
        }
    }

    private static long FreeAt(string folder) => new DriveInfo(folder).AvailableFreeSpace;

    private static long Bytes(int megabytes) => megabytes * 1_000_000L;
}

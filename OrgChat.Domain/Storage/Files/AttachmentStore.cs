using System.Buffers;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Disk;
using OrgChat.Domain.Storage.Sealing;

namespace OrgChat.Domain.Storage.Files;

/// <summary>
/// The files themselves, sealed as <see cref="SealedFileFormat"/> says with their organization’s key, under a random name, in a folder
/// no web server serves.
/// </summary>
public sealed class AttachmentStore
{
    private readonly KeyRing keys;
    private readonly TimeProvider clock;

    public AttachmentStore(KeyRing keys, OrgChatDatabase database, IOptions<AttachmentOptions> options, TimeProvider clock)
    {
        this.keys = keys;
        this.clock = clock;
        Folder = options.Value.Directory is { Length: > 0 } given
            ? Path.GetFullPath(given)
            : Path.Combine(Path.GetDirectoryName(database.File)!, "attachments");
    }

    /// <summary>Where the files stand.</summary>
    public string Folder { get; }

    /// <summary>The content, piece by piece, each checked before it is given out.</summary>
    /// <exception cref="CannotOpenException">The file was changed.</exception>
    /// <exception cref="IOException">The file is not there, or cannot be read.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        Attachment attachment, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var file = Open(attachment.Id);
        var (organization, id) = (attachment.OrganizationId, attachment.Id);
        var pieces = await SealedFileHeader.ReadAsync(file, cancellation) is { } head
            ? SealedFileReader.ReadAsync(file, head, keys.FilesKey(organization, head.KeyId), Place(organization, id), cancellation)
            : EarlierAttachmentReader.ReadAsync(file, keys, attachment, cancellation);
        await foreach (var piece in pieces)
        {
            yield return piece;
        }
    }

    /// <summary>Looks at every piece and keeps none: what is wrong with the file, or null when it is whole.</summary>
    internal async Task<Exception?> FaultOfAsync(Attachment attachment, CancellationToken cancellation)
    {
        try
        {
            var size = 0L;
            await foreach (var piece in ReadAsync(attachment, cancellation))
            {
                size += piece.Length;
            }

            return size == attachment.Size ? null : new CannotOpenException();
        }
        catch (Exception failure) when (failure is CannotOpenException or IOException or UnauthorizedAccessException)
        {
            return failure;
        }
    }

    /// <summary>Writes a new file; finish it, or it is gone when disposed.</summary>
    internal AttachmentWriter Create(Guid organizationId, Guid id)
    {
        var path = PathOf(id);
        DurableFile.MakeFolder(Path.GetDirectoryName(path)!);
        return Writer(path, organizationId, id, keys.NewestVersion(organizationId));
    }

    /// <summary>Seals a file anew with the newest key, unless it is; the old file stands until the new one is whole.</summary>
    /// <exception cref="CannotOpenException">The file was changed.</exception>
    internal async Task<bool> SealAnewAsync(Attachment attachment, int newest)
    {
        if (VersionOf(attachment.Id) is not { } version || version == newest)
        {
            return false;
        }

        var anew = PathOf(attachment.Id) + DurableFile.Draft;
        File.Delete(anew);
        await using (var writer = Writer(anew, attachment.OrganizationId, attachment.Id, newest))
        {
            await foreach (var piece in ReadAsync(attachment))
            {
                writer.Waiting.Write(piece.Span);
                await writer.WriteAsync(CancellationToken.None);
            }

            await writer.FinishAsync(CancellationToken.None);
        }

        DurableFile.Keep(anew, PathOf(attachment.Id), overwrite: true);
        return true;
    }

    /// <summary>The version of the key that a file is sealed with; null when there is no file.</summary>
    internal int? VersionOf(Guid id)
    {
        try
        {
            using var file = Open(id);
            Span<byte> beginning = stackalloc byte[SealedFileHeader.Length];
            beginning = beginning[..file.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false)];
            return SealedFileHeader.Of(beginning)?.KeyId ?? EarlierAttachmentReader.VersionIn(beginning);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    internal void Delete(Guid id) => File.Delete(PathOf(id));

    /// <summary>Every file there is, in groups of a folder, with when it was last written.</summary>
    internal IEnumerable<IReadOnlyList<(Guid Id, DateTimeOffset WrittenAt)>> Groups() =>
        !Directory.Exists(Folder) ? [] : Directory.EnumerateDirectories(Folder).Select(folder =>
            (from file in new DirectoryInfo(folder).EnumerateFiles()
             where Guid.TryParseExact(file.Name, "N", out _)
             select (Guid.ParseExact(file.Name, "N"), new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero))).ToList());

    internal string PathOf(Guid id) => Path.Combine(Folder, id.ToString("N")[..2], id.ToString("N"));

    private FileStream Open(Guid id) =>
        new(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0, useAsync: true);

    private AttachmentWriter Writer(string path, Guid organizationId, Guid id, int version) =>
        new(path, SealedFileHeader.New(version, clock.GetUtcNow()), keys.FilesKey(organizationId, version), Place(organizationId, id));

    private static string Place(Guid organizationId, Guid id) => $"Attachments/{organizationId:N}/{id:N}";
}

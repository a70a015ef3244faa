using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Disk;

namespace OrgChat.Domain.Storage.Files;

/// <summary>
/// The files themselves: each sealed in pieces with its organization’s key, under a random name, in a folder no web server serves. Every
/// piece vouches for its file, its place in it, and whether it is the last: cut off, swapped or changed pieces do not open.
/// </summary>
/// <remarks>A file is a sequence of pieces, each as its sealed length (4 bytes, low byte first) and the sealed bytes.</remarks>
public sealed class AttachmentStore
{
    /// <summary>Bytes of a piece, before it is sealed; the last has fewer.</summary>
    internal const int ChunkSize = 64 * 1024;

    /// <summary>More than sealing ever adds to a piece.</summary>
    private const int MaxSealed = ChunkSize + 256;

    private readonly KeyRing keys;

    public AttachmentStore(KeyRing keys, OrgChatDatabase database, IOptions<AttachmentOptions> options)
    {
        this.keys = keys;
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
        await using var file = new FileStream(PathOf(attachment.Id), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0, useAsync: true);
        var head = new byte[sizeof(int)];
        var isMore = await NextAsync(file, head, cancellation);
        for (var index = 0; isMore; index++)
        {
            var stored = new byte[LengthIn(head)];
            await ReadWholeAsync(file, stored, cancellation);
            isMore = await NextAsync(file, head, cancellation);
            yield return keys.Open(attachment.OrganizationId, stored, Place(attachment.Id, index, isLast: !isMore));
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
        return new AttachmentWriter(path, (bytes, index, isLast) => keys.Seal(organizationId, bytes, Place(id, index, isLast)));
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
        await using (var writer = new AttachmentWriter(
            anew, (bytes, index, isLast) => keys.Seal(attachment.OrganizationId, bytes, Place(attachment.Id, index, isLast))))
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

    /// <summary>The version of the key that a file begins with, its oldest; null when there is no file.</summary>
    internal int? VersionOf(Guid id)
    {
        try
        {
            using var file = new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var head = new byte[sizeof(int) + 3];
            return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length ? BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(sizeof(int) + 1)) : null;
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

    private static string Place(Guid id, int index, bool isLast) =>
        FormattableString.Invariant($"Attachments/Content/{id:N}/{index}/{(isLast ? "last" : "more")}");

    private static async Task<bool> NextAsync(FileStream file, byte[] head, CancellationToken cancellation)
    {
        var read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        return read == head.Length || (read == 0 ? false : throw new CannotOpenException());
    }

    private static int LengthIn(byte[] head) =>
        BinaryPrimitives.ReadInt32LittleEndian(head) is > 0 and <= MaxSealed and var length ? length : throw new CannotOpenException();

    private static async Task ReadWholeAsync(FileStream file, byte[] stored, CancellationToken cancellation)
    {
        if (await file.ReadAtLeastAsync(stored, stored.Length, throwOnEndOfStream: false, cancellation) < stored.Length)
        {
            throw new CannotOpenException();
        }
    }
}

using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using OrgChat.Domain.Model.Attachments;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.Sealing;

namespace OrgChat.Domain.Storage.Files;

/// <summary>
/// Reads files of messages as they were sealed before <see cref="SealedFileFormat"/>, until a rotation seals them anew: a sequence of
/// pieces, each as its sealed length (4 bytes, low byte first) and the sealed bytes. Every piece vouches for its file, its place in it,
/// and whether it is the last.
/// </summary>
internal static class EarlierAttachmentReader
{
    /// <summary>Bytes a file has at least: the length of its first piece, and the head of that.</summary>
    private const int Beginning = sizeof(int) + 3;

    /// <summary>More than a sealed piece ever had.</summary>
    private const int MaxSealed = (64 * 1024) + 256;

    /// <exception cref="CannotOpenException">The file was changed.</exception>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        Stream file, KeyRing keys, Attachment attachment, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var head = new byte[sizeof(int)];
        var isMore = await NextAsync(file, head, cancellation) ? true : throw new CannotOpenException();
        for (var index = 0; isMore; index++)
        {
            var stored = new byte[LengthIn(head)];
            await ReadWholeAsync(file, stored, cancellation);
            isMore = await NextAsync(file, head, cancellation);
            yield return keys.Open(attachment.OrganizationId, stored, Place(attachment.Id, index, isLast: !isMore));
        }
    }

    /// <summary>The version of the key that a file begins with, its oldest; null when it is cut off before that.</summary>
    public static int? VersionIn(ReadOnlySpan<byte> beginning) =>
        beginning.Length >= Beginning ? BinaryPrimitives.ReadUInt16BigEndian(beginning[(sizeof(int) + 1)..]) : null;

    private static string Place(Guid id, int index, bool isLast) =>
        FormattableString.Invariant($"Attachments/Content/{id:N}/{index}/{(isLast ? "last" : "more")}");

    private static async Task<bool> NextAsync(Stream file, byte[] head, CancellationToken cancellation)
    {
        var read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        return read == head.Length || (read == 0 ? false : throw new CannotOpenException());
    }

    private static int LengthIn(byte[] head) =>
        BinaryPrimitives.ReadInt32LittleEndian(head) is > 0 and <= MaxSealed and var length ? length : throw new CannotOpenException();

    private static async Task ReadWholeAsync(Stream file, byte[] stored, CancellationToken cancellation)
    {
        if (await file.ReadAtLeastAsync(stored, stored.Length, throwOnEndOfStream: false, cancellation) < stored.Length)
        {
            throw new CannotOpenException();
        }
    }
}

using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Attachments;

namespace OrgChat.Domain.Storage.Files.Content;

/// <summary>
/// Keeps the few small parts of an archive that are looked into, as they pass by; the rest is never unpacked. Where a part begins says the
/// directory at the end: what was not kept from there is not what it seems.
/// </summary>
/// <param name="isWanted">By the name that stands before the part.</param>
internal sealed class ZipParts(Func<string, bool> isWanted)
{
    private const int HeadBytes = 30;
    private const int LongestName = 1024;

    /// <summary>Most of one part that is kept, packed, and most it may be unpacked, in bytes.</summary>
    private const int MaxPacked = 64 * 1024;
    private const int MaxUnpacked = 1024 * 1024;

    /// <summary>Most of all parts together.</summary>
    private const long MaxKept = 16 * 1024 * 1024;

    private readonly Dictionary<long, (MemoryStream Bytes, int Wanted)> parts = [];
    private byte[] waiting = [];
    private long at;

    public void Take(ReadOnlySpan<byte> bytes)
    {
        foreach (var (kept, wanted) in parts.Values)
        {
            kept.Write(bytes[..Math.Min(bytes.Length, wanted - (int)kept.Length)]);
        }

        waiting = [.. waiting, .. bytes];
        Look(waiting.Length - HeadBytes - LongestName);
    }

    /// <summary>One part, unpacked.</summary>
    /// <exception cref="RefusedException">It is not where the directory says, or too big for what it is.</exception>
    public MemoryStream Open(ZipEntry entry)
    {
        Look(waiting.Length - HeadBytes);
        Require(parts.TryGetValue(entry.Offset, out var part) && entry.Method is 0 or 8);
        var head = part.Bytes.GetBuffer().AsSpan(0, (int)part.Bytes.Length);
        var begin = HeadBytes + BinaryPrimitives.ReadUInt16LittleEndian(head[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(head[28..]);
        Require(begin + entry.Packed <= head.Length);
        var packed = new MemoryStream(head.Slice(begin, (int)entry.Packed).ToArray());
        return entry.Method == 0 ? packed : Unpack(packed);
    }

    private static MemoryStream Unpack(MemoryStream packed)
    {
        try
        {
            using var deflate = new DeflateStream(packed, CompressionMode.Decompress);
            var unpacked = new byte[MaxUnpacked + 1];
            var length = deflate.ReadAtLeast(unpacked, unpacked.Length, throwOnEndOfStream: false);
            Require(length <= MaxUnpacked);
            return new MemoryStream(unpacked, 0, length);
        }
        catch (InvalidDataException)
        {
            throw FileType.NotAsNamed();
        }
    }

    // Every beginning of a part up to there; what is left may be the first half of one.
    private void Look(int end)
    {
        var looked = 0;
        Span<byte> mark = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(mark, ZipDirectory.LocalFile);
        while (looked <= end)
        {
            var found = waiting.AsSpan(looked).IndexOf(mark);
            if (found < 0 || looked + found > end)
            {
                looked = end + 1;
                break;
            }

            looked += found;
            Begin(waiting.AsSpan(looked), at + looked);
            looked++;
        }

        (waiting, at) = (waiting[looked..], at + looked);
    }

    private void Begin(ReadOnlySpan<byte> head, long offset)
    {
        int name = BinaryPrimitives.ReadUInt16LittleEndian(head[26..]);
        if (name > LongestName || HeadBytes + name > head.Length || !isWanted(Encoding.UTF8.GetString(head.Slice(HeadBytes, name))))
        {
            return;
        }

        // Some programs write the length behind the part; then as much is kept as may be wanted.
        var packed = BinaryPrimitives.ReadUInt32LittleEndian(head[18..]);
        var isSaid = (head[6] & 8) == 0;
        var wanted = HeadBytes + name + BinaryPrimitives.ReadUInt16LittleEndian(head[28..])
            + (isSaid ? (int)Math.Min(packed, MaxPacked) : MaxPacked);
        var kept = new MemoryStream();
        kept.Write(head[..Math.Min(head.Length, wanted)]);
        parts[offset] = (kept, wanted);
        Require(parts.Values.Sum(part => (long)part.Wanted) <= MaxKept);
    }

    private static void Require(bool isTrue)
    {
        if (!isTrue)
        {
            throw FileType.NotAsNamed();
        }
    }
}

using System.Buffers.Binary;
using System.Text;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Attachments;

namespace OrgChat.Domain.Storage.Files.Content;

/// <summary>One part of a ZIP archive, as its directory has it.</summary>
/// <param name="Offset">Where it begins in the archive.</param>
/// <param name="Method">0 as it is, 8 deflated.</param>
/// <param name="Packed">Its bytes in the archive.</param>
internal sealed record ZipEntry(string Name, long Offset, int Method, long Packed);

/// <summary>The directory at the end of a ZIP archive (PKWARE APPNOTE 6.3.10, 4.3.12 and 4.3.16).</summary>
internal sealed record ZipDirectory(IReadOnlyList<ZipEntry> Entries)
{
    public IReadOnlyList<string> Names { get; } = [.. Entries.Select(entry => entry.Name)];

    public const uint LocalFile = 0x04034B50;

    private const uint Entry = 0x02014B50;
    private const uint End = 0x06054B50;
    private const int EntryBytes = 46;
    private const int EndBytes = 22;
    private const int MaxEntries = 10_000;

    /// <summary>Most an office document may announce to be when unpacked, in bytes.</summary>
    private const long MaxUnpacked = 1_000_000_000;

    /// <param name="tail">The end of the archive.</param>
    /// <param name="total">The length of the whole archive.</param>
    /// <exception cref="RefusedException">No directory that fits, or one that no office program would write.</exception>
    public static ZipDirectory Read(ReadOnlySpan<byte> tail, long total)
    {
        var end = EndIn(tail);
        int entries = BinaryPrimitives.ReadUInt16LittleEndian(tail[(end + 10)..]);
        long size = BinaryPrimitives.ReadUInt32LittleEndian(tail[(end + 12)..]);
        var begin = BinaryPrimitives.ReadUInt32LittleEndian(tail[(end + 16)..]) - (total - tail.Length);
        Require(entries is > 0 and <= MaxEntries && begin >= 0 && begin + size == end);
        return Read(tail[(int)begin..end], entries);
    }

    /// <summary>The last record: its comment, which may be up to 64 kB, ends exactly where the file ends.</summary>
    private static int EndIn(ReadOnlySpan<byte> tail)
    {
        for (var at = tail.Length - EndBytes; at >= 0 && at >= tail.Length - EndBytes - ushort.MaxValue; at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail[at..]) == End
                && at + EndBytes + BinaryPrimitives.ReadUInt16LittleEndian(tail[(at + 20)..]) == tail.Length)
            {
                return at;
            }
        }

        throw FileType.NotAsNamed();
    }

    private static ZipDirectory Read(ReadOnlySpan<byte> directory, int entries)
    {
        var found = new List<ZipEntry>();
        long unpacked = 0;
        for (; entries > 0; entries--)
        {
            Require(directory.Length >= EntryBytes && BinaryPrimitives.ReadUInt32LittleEndian(directory) == Entry);
            var isEncrypted = (directory[8] & 1) != 0;
            unpacked += BinaryPrimitives.ReadUInt32LittleEndian(directory[24..]);
            int name = BinaryPrimitives.ReadUInt16LittleEndian(directory[28..]);
            var length = EntryBytes + name + BinaryPrimitives.ReadUInt16LittleEndian(directory[30..])
                + BinaryPrimitives.ReadUInt16LittleEndian(directory[32..]);
            Require(!isEncrypted && unpacked <= MaxUnpacked && directory.Length >= length);
            found.Add(new ZipEntry(
                Encoding.UTF8.GetString(directory.Slice(EntryBytes, name)), BinaryPrimitives.ReadUInt32LittleEndian(directory[42..]),
                BinaryPrimitives.ReadUInt16LittleEndian(directory[10..]), BinaryPrimitives.ReadUInt32LittleEndian(directory[20..])));
            directory = directory[length..];
        }

        Require(directory.IsEmpty && !found.Exists(entry => Escapes(entry.Name)));
        return new ZipDirectory(found);
    }

    private static bool Escapes(string name) => name.StartsWith('/') || name.Contains('\\') || name.Split('/').Contains("..");

    private static void Require(bool isTrue)
    {
        if (!isTrue)
        {
            throw FileType.NotAsNamed();
        }
    }
}

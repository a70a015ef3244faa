using System.Buffers.Binary;

namespace OrgChat.Domain.Storage.Files.Content;

/// <summary>Which way up a photo is (EXIF 2.32, tag 0x0112, 1 to 8): all that is kept of what a camera tells.</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;
    private const int EntryBytes = 12;

    /// <summary>From a TIFF block; 1, upright, where it says nothing that can be read.</summary>
    public static int Read(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II"u8) || tiff.StartsWith("MM"u8)))
        {
            return 1;
        }

        var isLittle = tiff[0] == 'I';
        var directory = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory > tiff.Length - 2)
        {
            return 1;
        }

        var entries = tiff[((int)directory + 2)..];
        for (var left = Short(tiff[(int)directory..], isLittle); left > 0 && entries.Length >= EntryBytes; left--,
            entries = entries[EntryBytes..])
        {
            if (Short(entries, isLittle) == Tag)
            {
                return Short(entries[8..], isLittle) is >= 1 and <= 8 and var found ? found : 1;
            }
        }

        return 1;
    }

    /// <summary>An APP1 segment that says this and nothing else.</summary>
    public static ReadOnlySpan<byte> Segment(int orientation) => (byte[])
    [
        0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8,
        .. "MM"u8, 0, 42, 0, 0, 0, 8,
        0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
        0, 0, 0, 0,
    ];

    private static ushort Short(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}

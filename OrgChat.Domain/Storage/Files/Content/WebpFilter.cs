using System.Buffers;
using System.Buffers.Binary;
using OrgChat.Domain.Model.Attachments;

namespace OrgChat.Domain.Storage.Files.Content;

/// <summary>
/// WebP (RFC 9649): a RIFF file of chunks. EXIF and XMP are overwritten with zeros under a name nobody reads, so that no length
/// changes; what follows the RIFF file is left out.
/// </summary>
internal sealed class WebpFilter : ContentFilter
{
    private const int ChunkHead = 8;
    private const byte SaysExif = 0x08;
    private const byte SaysXmp = 0x04;

    private readonly List<byte> head = [];
    private PixelSize? size;
    private long total;
    private long left;
    private bool isBlank;

    public override void Take(ReadOnlySpan<byte> bytes, IBufferWriter<byte> kept)
    {
        if (size is null)
        {
            bytes = Begin(bytes, kept);
        }

        while (!bytes.IsEmpty && total > 0)
        {
            var inside = bytes[..(int)Math.Min(bytes.Length, total)];
            var taken = left > 0 ? Pass(inside, kept) : Gather(inside, kept);
            total -= taken;
            bytes = bytes[taken..];
        }
    }

    public override PixelSize? Finish()
    {
        Require(total == 0 && left == 0);
        return size;
    }

    /// <summary>The RIFF head, and of an extended file (VP8X) the chunk that says what else is in it.</summary>
    private ReadOnlySpan<byte> Begin(ReadOnlySpan<byte> bytes, IBufferWriter<byte> kept)
    {
        Require(bytes.Length > 30 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8));
        size = SizeIn(bytes[12..]);
        total = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) - 4L;
        var begun = bytes[12..].StartsWith("VP8X"u8) ? 30 : 12;
        Span<byte> first = [.. bytes[..begun]];
        if (begun == 30)
        {
            Require(BinaryPrimitives.ReadUInt32LittleEndian(bytes[16..]) == 10);
            first[20] &= unchecked((byte)~(SaysExif | SaysXmp));
            total -= 18;
        }

        kept.Write(first);
        return bytes[begun..];
    }

    private static PixelSize SizeIn(ReadOnlySpan<byte> chunk)
    {
        var content = chunk[8..];
        if (chunk.StartsWith("VP8X"u8))
        {
            return new PixelSize(1 + Three(content[4..]), 1 + Three(content[7..]));
        }

        if (chunk.StartsWith("VP8L"u8))
        {
            Require(content[0] == 0x2F);
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(content[1..]);
            return new PixelSize(1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF));
        }

        Require(chunk.StartsWith("VP8 "u8) && content[3..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]));
        return new PixelSize(
            BinaryPrimitives.ReadUInt16LittleEndian(content[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(content[8..]) & 0x3FFF);
    }

    private int Gather(ReadOnlySpan<byte> bytes, IBufferWriter<byte> kept)
    {
        var taken = Math.Min(bytes.Length, ChunkHead - head.Count);
        head.AddRange(bytes[..taken]);
        if (head.Count == ChunkHead)
        {
            ReadOnlySpan<byte> chunk = [.. head];
            isBlank = chunk.StartsWith("EXIF"u8) || chunk.StartsWith("XMP "u8);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            left = length + (length & 1);
            kept.Write(isBlank ? [.. "JUNK"u8, .. chunk[4..]] : chunk);
            head.Clear();
        }

        return taken;
    }

    private int Pass(ReadOnlySpan<byte> bytes, IBufferWriter<byte> kept)
    {
        var taken = (int)Math.Min(bytes.Length, left);
        left -= taken;
        kept.Write(isBlank ? new byte[taken] : bytes[..taken]);
        return taken;
    }

    private static int Three(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}

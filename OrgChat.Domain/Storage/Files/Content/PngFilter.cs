using System.Buffers;
using System.Buffers.Binary;
using OrgChat.Domain.Model.Attachments;

namespace OrgChat.Domain.Storage.Files.Content;

/// <summary>
/// PNG (W3C PNG third edition, 5): signature and chunks. Chunks that say something beside the picture (text, EXIF, time, the unknown) and
/// everything after the last one are left out.
/// </summary>
internal sealed class PngFilter : ContentFilter
{
    private const int ChunkHead = 8;
    private const int Crc = 4;

    private static readonly HashSet<string> Kept =
    [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "cICP", "acTL", "fcTL", "fdAT",
    ];

    private readonly List<byte> head = [];
    private PixelSize? size;
    private long left;
    private bool isKept;
    private bool isBegun;
    private bool isEnded;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public override void Take(ReadOnlySpan<byte> bytes, IBufferWriter<byte> kept)
    {
        if (!isBegun)
        {
            Begin(bytes);
            kept.Write(bytes[..8]);
            bytes = bytes[8..];
        }

        while (!bytes.IsEmpty && !(isEnded && left == 0))
        {
            bytes = left > 0 ? Pass(bytes, kept) : Gather(bytes, kept);
        }
    }

    public override PixelSize? Finish()
    {
        Require(isEnded && left == 0);
        return size;
    }

    private void Begin(ReadOnlySpan<byte> bytes)
    {
        Require(bytes.Length > 33 && bytes.StartsWith(Signature));
        Require(bytes.Slice(12, 4).SequenceEqual("IHDR"u8) && BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]) == 13);
        size = new PixelSize(BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]));
        isBegun = true;
    }

    private ReadOnlySpan<byte> Gather(ReadOnlySpan<byte> bytes, IBufferWriter<byte> kept)
    {
        var taken = Math.Min(bytes.Length, ChunkHead - head.Count);
        head.AddRange(bytes[..taken]);
        if (head.Count == ChunkHead)
        {
            BeginChunk([.. head], kept);
            head.Clear();
        }

        return bytes[taken..];
    }

    private void BeginChunk(ReadOnlySpan<byte> chunk, IBufferWriter<byte> kept)
    {
        var type = System.Text.Encoding.ASCII.GetString(chunk[4..]);
        isKept = Kept.Contains(type);
        isEnded = type == "IEND";
        left = BinaryPrimitives.ReadUInt32BigEndian(chunk) + Crc;
        if (isKept)
        {
            kept.Write(chunk);
        }
    }

    private ReadOnlySpan<byte> Pass(ReadOnlySpan<byte> bytes, IBufferWriter<byte> kept)
    {
        var taken = (int)Math.Min(bytes.Length, left);
        left -= taken;
        if (isKept)
        {
            kept.Write(bytes[..taken]);
        }

        return bytes[taken..];
    }
}

using System.Buffers;
using System.Buffers.Binary;
using OrgChat.Domain.Model.Attachments;

namespace OrgChat.Domain.Storage.Files.Content;

/// <summary>
/// JPEG (ITU-T T.81, annex B): segments, then coded data up to the next marker. Kept is what draws the picture: no EXIF (place, time,
/// camera), XMP, IPTC, comments, thumbnails or second pictures, and nothing after the end. Only which way is up is written anew.
/// </summary>
internal sealed class JpegFilter : ContentFilter
{
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte Fill = 0xFF;

    private readonly List<byte> segment = [];
    private PixelSize? size;
    private int orientation = 1;
    private bool isBegun;
    private bool isInScan;
    private bool isAfterFill;
    private bool isEnded;

    public override void Take(ReadOnlySpan<byte> bytes, IBufferWriter<byte> kept)
    {
        while (!bytes.IsEmpty && !isEnded)
        {
            bytes = isInScan ? Scan(bytes, kept) : Gather(bytes, kept);
        }
    }

    public override PixelSize? Finish()
    {
        Require(isEnded && size is not null);
        return orientation > 4 ? size!.Turned : size;
    }

    /// <summary>Coded data goes through as it is; a marker ends it, unless it stands for a byte of the data or a restart.</summary>
    private ReadOnlySpan<byte> Scan(ReadOnlySpan<byte> bytes, IBufferWriter<byte> kept)
    {
        if (isAfterFill)
        {
            var next = bytes[0];
            isAfterFill = next == Fill;
            if (next is 0x00 or (>= 0xD0 and <= 0xD7))
            {
                kept.Write([Fill, next]);
            }
            else if (next != Fill)
            {
                isInScan = false;
                segment.AddRange([Fill, next]);
                Advance(kept);
            }

            return bytes[1..];
        }

        var end = bytes.IndexOf(Fill);
        kept.Write(end < 0 ? bytes : bytes[..end]);
        isAfterFill = end >= 0;
        return end < 0 ? [] : bytes[(end + 1)..];
    }

    private ReadOnlySpan<byte> Gather(ReadOnlySpan<byte> bytes, IBufferWriter<byte> kept)
    {
        var taken = Math.Min(bytes.Length, Needed - segment.Count);
        segment.AddRange(bytes[..taken]);
        Advance(kept);
        return bytes[taken..];
    }

    /// <summary>A marker has 2 bytes, 2 more say how long its segment is (those 2 included).</summary>
    private int Needed => segment.Count switch
    {
        < 2 => 2,
        < 4 => 4,
        _ => 2 + Length,
    };

    private int Length => (segment[2] << 8) | segment[3];

    private void Advance(IBufferWriter<byte> kept)
    {
        if (segment.Count == 2)
        {
            Marker(kept);
        }
        else if (segment.Count >= 4)
        {
            Require(Length >= 2);
            if (segment.Count == Needed)
            {
                Segment([.. segment], kept);
                segment.Clear();
            }
        }
    }

    private void Marker(IBufferWriter<byte> kept)
    {
        Require(segment[0] == Fill && isBegun == (segment[1] != StartOfImage));
        if (segment[1] == Fill)
        {
            segment.RemoveAt(0);
        }
        else if (segment[1] is StartOfImage or EndOfImage)
        {
            kept.Write([Fill, segment[1]]);
            isBegun = true;
            isEnded = segment[1] == EndOfImage;
            segment.Clear();
        }
    }

    private void Segment(ReadOnlySpan<byte> whole, IBufferWriter<byte> kept)
    {
        var marker = whole[1];
        var content = whole[4..];
        switch (marker)
        {
            case 0xE0 when content.StartsWith("JFIF\0"u8) && content.Length >= 14:
                kept.Write<byte>([Fill, 0xE0, 0, 16, .. content[..12], 0, 0]);
                break;
            case 0xE1 when content.StartsWith("Exif\0\0"u8) && orientation == 1:
                orientation = ExifOrientation.Read(content[6..]);
                kept.Write<byte>(orientation == 1 ? [] : ExifOrientation.Segment(orientation));
                break;
            case 0xE2 when content.StartsWith("ICC_PROFILE\0"u8):
            case 0xEE when content.StartsWith("Adobe"u8):
            case < 0xE0:
                Draw(marker, content);
                kept.Write(whole);
                break;
        }
    }

    private void Draw(byte marker, ReadOnlySpan<byte> content)
    {
        isInScan = marker == StartOfScan;
        if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
        {
            Require(content.Length >= 5);
            size = new PixelSize(BinaryPrimitives.ReadUInt16BigEndian(content[3..]), BinaryPrimitives.ReadUInt16BigEndian(content[1..]));
        }
    }
}

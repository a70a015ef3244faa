using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace OrgChat.Tests.Support;

/// <summary>Files as programs write them, as small as they can be.</summary>
internal static class Samples
{
    /// <summary>The antivirus industry’s harmless test file, put together here so that no scanner takes this source away.</summary>
    public static byte[] Eicar => Text(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*");

    public static byte[] Pdf(string text = "Hello") => Text($"%PDF-1.7\n{text}\n%%EOF");

    /// <summary>As an iPhone begins its photos.</summary>
    public static byte[] Heic => [0, 0, 0, 24, .. "ftypheic\0\0\0\0mif1heic"u8];

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>A picture any browser shows: one colour.</summary>
    public static byte[] Png(int width = 8, int height = 8, params (string Type, byte[] Data)[] more)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 0);
        return [0x89, .. "PNG\r\n\x1A\n"u8, .. Chunk("IHDR", head), .. more.SelectMany(one => Chunk(one.Type, one.Data)),
            .. Chunk("IDAT", Rows(width, height)), .. Chunk("IEND", [])];
    }

    /// <summary>Segments as a phone writes them: JFIF, EXIF with a place, XMP, a comment, a second picture behind the first.</summary>
    public static byte[] Jpeg(int width = 640, int height = 480, int orientation = 1, string place = "GPS 52.5200 N 13.4050 E")
    {
        byte[] scan = [1, 2, 0xFF, 0x00, 3, 0xFF, 0xD0, 4];
        return
        [
            0xFF, 0xD8,
            .. Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 0, 0, 1, 0, 1, 0, 0]),
            .. Segment(0xE1, [.. "Exif\0\0"u8, .. Tiff(orientation), .. Text(place)]),
            .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Text(place)]),
            .. Segment(0xED, [.. "Photoshop 3.0\0"u8, .. Text(place)]),
            .. Segment(0xFE, Text(place)),
            .. Segment(0xDB, new byte[65]),
            .. Segment(0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]),
            .. Segment(0xC4, new byte[20]),
            .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
            .. scan,
            0xFF, 0xD9,
            .. Text(place),
        ];
    }

    /// <summary>A segment that tells where a photo was taken.</summary>
    public static byte[] Exif(string place) => Segment(0xE1, [.. "Exif\0\0"u8, .. Tiff(orientation: 1), .. Text(place)]);

    public static byte[] Gif(int width = 4, int height = 4) =>
        [.. "GIF89a"u8, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 0, 0, 0, 0x3B];

    /// <summary>An extended WebP with EXIF and XMP.</summary>
    public static byte[] Webp(int width = 16, int height = 9, string place = "GPS 52.5200 N")
    {
        byte[] inside =
        [
            .. "WEBP"u8,
            .. Riff("VP8X",
                [0x0C, 0, 0, 0, (byte)(width - 1), (byte)((width - 1) >> 8), 0, (byte)(height - 1), (byte)((height - 1) >> 8), 0]),
            .. Riff("VP8L", [0x2F, 1, 2, 3, 4, 5]), .. Riff("EXIF", Text(place)), .. Riff("XMP ", Text(place)),
        ];
        return [.. "RIFF"u8, .. Little(inside.Length), .. inside, .. Text(place)];
    }

    public static byte[] Docx(params string[] more) => Zip(["[Content_Types].xml", "_rels/.rels", "word/document.xml", .. more]);

    /// <summary>A Word document with one part that is written in full, deflated as programs do.</summary>
    public static byte[] DocxWith(string name, string content)
    {
        using var stream = new MemoryStream();
        stream.Write(Docx(new string('a', 300)));
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(name)?.Delete();
            using var picture = zip.CreateEntry("word/media/image1.png", CompressionLevel.NoCompression).Open();
            picture.Write(new byte[100_000]);
            picture.Dispose();
            using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
            entry.Write(Text(content));
        }

        return stream.ToArray();
    }

    public static byte[] Odt() => Zip(["mimetype", "content.xml"], "application/vnd.oasis.opendocument.text");

    public static byte[] Zip(string[] names, string content = "<x/>")
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(Text(content));
            }
        }

        return stream.ToArray();
    }

    private static byte[] Rows(int width, int height)
    {
        using var stream = new MemoryStream();
        using (var zlib = new ZLibStream(stream, CompressionLevel.Fastest))
        {
            for (var row = 0; row < Math.Min(height, 4000); row++)
                zlib.Write([0, .. Enumerable.Repeat((byte)0x60, Math.Min(width, 4000))]);
        }

        return stream.ToArray();
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] typed = [.. Encoding.ASCII.GetBytes(type), .. data];
        return [.. Big(data.Length), .. typed, .. Big((int)Crc(typed))];
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }

    private static byte[] Segment(byte marker, byte[] content) =>
        [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Tiff(int orientation) =>
        [.. "II"u8, 42, 0, 8, 0, 0, 0, 2, 0, 0x0F, 0x01, 2, 0, 4, 0, 0, 0, 1, 2, 3, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0,
            0, 0, 0, 0, 0, 0];

    private static byte[] Riff(string name, byte[] content) =>
        [.. Encoding.ASCII.GetBytes(name), .. Little(content.Length), .. content, .. new byte[content.Length & 1]];

    private static byte[] Big(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Little(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }
}

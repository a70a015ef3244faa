using System.Buffers;
using System.Buffers.Binary;
using OrgChat.Domain.Model.Attachments;

namespace OrgChat.Domain.Storage.Files.Content;

/// <summary>GIF (GIF89a specification, 17 and 18): signature, then the screen’s size.</summary>
internal sealed class GifFilter : ContentFilter
{
    private PixelSize? size;

    public override void Take(ReadOnlySpan<byte> bytes, IBufferWriter<byte> kept)
    {
        if (size is null)
        {
            Require(bytes.Length > 13 && (bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8)));
            size = new PixelSize(BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]));
        }

        kept.Write(bytes);
    }

    public override PixelSize? Finish() => size;
}

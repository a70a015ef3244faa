using System.Buffers;
using System.Text;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Attachments;

namespace OrgChat.Domain.Storage.Files.Content;

/// <summary>Text and CSV: UTF-8 from the first byte to the last, without NUL.</summary>
internal sealed class TextFilter : ContentFilter
{
    private readonly Decoder decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();

    public override void Take(ReadOnlySpan<byte> bytes, IBufferWriter<byte> kept)
    {
        Decode(bytes, isLast: false);
        kept.Write(bytes);
    }

    public override PixelSize? Finish()
    {
        Decode([], isLast: true);
        return null;
    }

    private void Decode(ReadOnlySpan<byte> bytes, bool isLast)
    {
        try
        {
            var letters = ArrayPool<char>.Shared.Rent(bytes.Length + 4);
            decoder.GetChars(bytes, letters, isLast);
            ArrayPool<char>.Shared.Return(letters, clearArray: true);
        }
        catch (DecoderFallbackException)
        {
            throw NotText();
        }

        if (bytes.Contains((byte)0))
        {
            throw NotText();
        }
    }

    private static RefusedException NotText() =>
        new("TextNotUtf8");
}

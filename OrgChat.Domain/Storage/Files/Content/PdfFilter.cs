using System.Buffers;

namespace OrgChat.Domain.Storage.Files.Content;

/// <summary>
/// PDF (ISO 32000-2, 7.5.2): begins with its version. What it can do beyond showing pages is its reader’s matter: it is only ever
/// downloaded.
/// </summary>
internal sealed class PdfFilter : ContentFilter
{
    private bool isBegun;

    public override void Take(ReadOnlySpan<byte> bytes, IBufferWriter<byte> kept)
    {
        Require(isBegun || bytes.StartsWith("%PDF-"u8));
        isBegun = true;
        kept.Write(bytes);
    }
}

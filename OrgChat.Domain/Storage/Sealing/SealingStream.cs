using System.Security.Cryptography;

namespace OrgChat.Domain.Storage.Sealing;

/// <summary>Writes a file as <see cref="SealedFileFormat"/> says, holding back one piece: only the end tells which is the last.</summary>
/// <param name="key">The key that the head names.</param>
/// <param name="place">What is sealed, and of whom: it opens as nothing else.</param>
internal sealed class SealingStream(Stream file, SealedFileHeader head, byte[] key, string place) : PieceStream
{
    private readonly AesGcm cipher = SealedFileFormat.Cipher(head, key, place);
    private readonly byte[] plain = new byte[SealedFileFormat.PieceSize];
    private int filled;
    private long number;
    private bool isEnded;

    public override bool CanWrite => true;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (buffer.Length > 0)
        {
            if (filled == plain.Length)
            {
                await WritePieceAsync(isLast: false, cancellationToken);
            }

            var taken = Math.Min(buffer.Length, plain.Length - filled);
            buffer[..taken].CopyTo(plain.AsMemory(filled));
            filled += taken;
            buffer = buffer[taken..];
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Writes the last piece; without it the file is not whole.</summary>
    public async Task EndAsync(CancellationToken cancellation = default)
    {
        await WritePieceAsync(isLast: true, cancellation);
        isEnded = true;
    }

    protected override void Dispose(bool disposing)
    {
        CryptographicOperations.ZeroMemory(plain);
        cipher.Dispose();
        base.Dispose(disposing);
    }

    private async Task WritePieceAsync(bool isLast, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(isEnded, this);
        var piece = new byte[filled + SealedFileFormat.Tag];
        cipher.Encrypt(SealedFileFormat.Nonce(number, isLast), plain.AsSpan(0, filled), piece.AsSpan(0, filled), piece.AsSpan(filled));
        await file.WriteAsync(number == 0 ? [.. head.Bytes, .. piece] : piece, cancellation);
        (filled, number) = (0, number + 1);
    }
}

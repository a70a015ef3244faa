using System.Buffers.Binary;
using System.Security.Cryptography;

namespace OrgChat.Domain.Storage.Backups;

/// <summary>
/// Writes a backup sealed in pieces of 64 KiB with AES-256-GCM: for each its length (4 bytes, high byte first), ciphertext and tag (16). Number,
/// head and whether it is the last are vouched for, so that no piece can be left out, moved, changed or cut off. The number is the nonce:
/// every backup has a key of its own.
/// </summary>
internal sealed class SealingStream(Stream file, BackupHeader head, byte[] key) : PieceStream
{
    private readonly AesGcm cipher = new(key, Tag);
    private readonly byte[] plain = new byte[PieceSize];
    private int filled;
    private long number;
    private bool isEnded;

    public override bool CanRead => false;

    public override bool CanWrite => true;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            if (filled == PieceSize)
            {
                WritePiece(isLast: false);
            }

            var taken = Math.Min(buffer.Length, PieceSize - filled);
            buffer[..taken].CopyTo(plain.AsSpan(filled));
            filled += taken;
            buffer = buffer[taken..];
        }
    }

    /// <summary>Writes the last piece; without it the backup is not whole.</summary>
    public void End()
    {
        WritePiece(isLast: true);
        isEnded = true;
    }

    public override int Read(Span<byte> buffer) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        CryptographicOperations.ZeroMemory(plain);
        cipher.Dispose();
        base.Dispose(disposing);
    }

    private void WritePiece(bool isLast)
    {
        ObjectDisposedException.ThrowIf(isEnded, this);
        var piece = new byte[sizeof(int) + filled + Tag];
        BinaryPrimitives.WriteInt32BigEndian(piece, filled);
        cipher.Encrypt(Nonce(number), plain.AsSpan(0, filled), piece.AsSpan(sizeof(int), filled), piece.AsSpan(sizeof(int) + filled), Bound(head, number, isLast));
        file.Write(piece);
        (filled, number) = (0, number + 1);
    }
}

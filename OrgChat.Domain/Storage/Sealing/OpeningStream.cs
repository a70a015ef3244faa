using System.Buffers.Binary;
using System.Security.Cryptography;
using OrgChat.Domain.Model;

namespace OrgChat.Domain.Storage.Backups;

/// <summary>Reads what <see cref="SealingStream"/> wrote; gives out nothing that was not vouched for.</summary>
internal sealed class OpeningStream(Stream file, BackupHeader head, byte[] key) : PieceStream
{
    private readonly AesGcm cipher = new(key, Tag);
    private byte[] plain = [];
    private int taken;
    private long number;
    private bool isLast;

    public override bool CanRead => true;

    public override bool CanWrite => false;

    /// <exception cref="RefusedException">The backup was changed or cut off.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (taken == plain.Length && !isLast)
        {
            ReadPiece();
        }

        var given = Math.Min(buffer.Length, plain.Length - taken);
        plain.AsSpan(taken, given).CopyTo(buffer);
        taken += given;
        return given;
    }

    public override void Write(ReadOnlySpan<byte> buffer) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        cipher.Dispose();
        base.Dispose(disposing);
    }

    private void ReadPiece()
    {
        var length = new byte[sizeof(int)];
        var isThere = file.ReadAtLeast(length, length.Length, throwOnEndOfStream: false) == length.Length;
        var size = BinaryPrimitives.ReadInt32BigEndian(length);
        var piece = isThere && size is >= 0 and <= PieceSize ? new byte[size + Tag] : throw Broken();
        if (file.ReadAtLeast(piece, piece.Length, throwOnEndOfStream: false) < piece.Length)
        {
            throw Broken();
        }

        isLast = file.Position == file.Length;
        (plain, taken) = (new byte[size], 0);
        try
        {
            cipher.Decrypt(Nonce(number), piece.AsSpan(0, size), piece.AsSpan(size), plain, Bound(head, number++, isLast));
        }
        catch (CryptographicException)
        {
            throw Broken();
        }
    }

    private static RefusedException Broken() => new("This backup is damaged: it was changed or cut off. Take another one.");
}

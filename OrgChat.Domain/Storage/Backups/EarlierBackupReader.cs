using System.Buffers.Binary;
using System.Security.Cryptography;
using OrgChat.Domain.Model.Encryption;
using OrgChat.Domain.Storage.Sealing;

namespace OrgChat.Domain.Storage.Backups;

/// <summary>
/// Reads backups as they were sealed before <see cref="SealedFileFormat"/>: pieces of AES-256-GCM, for each its length (4 bytes, high byte
/// first), ciphertext and tag (16). Number, head and whether it is the last are vouched for; the number is the nonce.
/// </summary>
internal static class EarlierBackupReader
{
    /// <summary>What the head of such a backup says.</summary>
    public const int Format = 1;

    private const int PieceSize = 64 * 1024;
    private const int Tag = 16;

    /// <param name="key">The one backups have theirs from.</param>
    /// <exception cref="CannotOpenException">The backup was changed or cut off.</exception>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(Stream file, SealedFileHeader head, byte[] key)
    {
        using var cipher = new AesGcm(MasterKey.Derive(key, Convert.ToHexStringLower(head.Salt)), Tag);
        var isLast = false;
        for (var number = 0L; !isLast; number++)
        {
            var piece = await NextAsync(file);
            isLast = file.Position == file.Length;
            yield return Open(cipher, piece, head, number, isLast);
        }
    }

    private static async Task<byte[]> NextAsync(Stream file)
    {
        var length = new byte[sizeof(int)];
        var isThere = await file.ReadAtLeastAsync(length, length.Length, throwOnEndOfStream: false) == length.Length;
        var size = BinaryPrimitives.ReadInt32BigEndian(length);
        var piece = isThere && size is >= 0 and <= PieceSize ? new byte[size + Tag] : throw new CannotOpenException();
        var read = await file.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false);
        return read == piece.Length ? piece : throw new CannotOpenException();
    }

    private static byte[] Open(AesGcm cipher, byte[] piece, SealedFileHeader head, long number, bool isLast)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(4), number);
        var plain = new byte[piece.Length - Tag];
        byte[] bound = [.. head.Bytes, .. nonce, isLast ? (byte)1 : (byte)0];
        try
        {
            cipher.Decrypt(nonce, piece.AsSpan(0, plain.Length), piece.AsSpan(plain.Length), plain.AsSpan(), bound);
            return plain;
        }
        catch (CryptographicException)
        {
            throw new CannotOpenException();
        }
    }
}

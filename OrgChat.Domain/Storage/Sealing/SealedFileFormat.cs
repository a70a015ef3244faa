using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using OrgChat.Domain.Model.Encryption;

namespace OrgChat.Domain.Storage.Sealing;

/// <summary>
/// How files of messages and backups are sealed: a <see cref="SealedFileHeader"/>, then pieces of 64 KiB, of which only the last is
/// shorter, each as ciphertext and tag (16 bytes) of AES-256-GCM. It is the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015)
/// that age and Tink use: no piece can be left out, moved, changed, cut off or put into another file.
/// </summary>
/// <remarks>
/// Every file has a key of its own: HKDF-SHA256 of the key its head names, with the random bytes of the head as salt, and with the whole
/// head and the place of the file as info. The nonce of a piece is its number (11 bytes, high byte first) and 1 for the last, else 0.
/// </remarks>
internal static class SealedFileFormat
{
    public const byte Format = 2;

    /// <summary>Bytes of a piece, before it is sealed; the last has fewer, or as many.</summary>
    public const int PieceSize = 64 * 1024;

    /// <summary>Bytes that sealing adds to a piece.</summary>
    public const int Tag = 16;

    /// <param name="key">The key that the head names.</param>
    /// <param name="place">What is sealed, and of whom: it opens as nothing else.</param>
    public static AesGcm Cipher(SealedFileHeader head, byte[] key, string place)
    {
        byte[] info = [.. "OrgChat file"u8, .. head.Bytes, .. Encoding.UTF8.GetBytes(place)];
        return new AesGcm(HKDF.DeriveKey(HashAlgorithmName.SHA256, key, MasterKey.Length, [.. head.Salt], info), Tag);
    }

    public static byte[] Nonce(long number, bool isLast)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(3), number);
        nonce[11] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }
}

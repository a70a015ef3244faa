using System.Buffers.Binary;
using System.Security.Cryptography;

namespace OrgChat.Domain.Model.Encryption;

/// <summary>
/// How something sealed is stored: format (1 byte), key version (2 bytes, high byte first), nonce (12), ciphertext, tag (16).
/// AES-256-GCM (NIST SP 800-38D); the head is part of what the tag vouches for, so that no version can be put in place of another.
/// </summary>
internal static class SealedFormat
{
    public const int KeyBytes = 32;

    /// <summary>Bytes that sealing adds.</summary>
    public const int Overhead = Head + Nonce + Tag;

    private const byte Format = 1;
    private const int Head = 3;
    private const int Nonce = 12;
    private const int Tag = 16;

    /// <remarks>Random nonces: one key is good for 2^32 seals (SP 800-38D, 8.3), more than a clinic writes between two rotations.</remarks>
    public static byte[] Seal(ReadOnlySpan<byte> key, int version, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> place)
    {
        var stored = new byte[Overhead + plain.Length];
        stored[0] = Format;
        BinaryPrimitives.WriteUInt16BigEndian(stored.AsSpan(1), checked((ushort)version));
        RandomNumberGenerator.Fill(stored.AsSpan(Head, Nonce));
        using var cipher = new AesGcm(key, Tag);
        cipher.Encrypt(
            stored.AsSpan(Head, Nonce), plain, stored.AsSpan(Head + Nonce, plain.Length), stored.AsSpan(stored.Length - Tag),
            Bound(stored, place));
        return stored;
    }

    /// <exception cref="CannotOpenException">Not what was sealed with this key for this place.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> stored, ReadOnlySpan<byte> place)
    {
        VersionOf(stored);
        var plain = new byte[stored.Length - Overhead];
        try
        {
            using var cipher = new AesGcm(key, Tag);
            cipher.Decrypt(stored.Slice(Head, Nonce), stored[(Head + Nonce)..^Tag], stored[^Tag..], plain, Bound(stored, place));
            return plain;
        }
        catch (CryptographicException)
        {
            throw new CannotOpenException();
        }
    }

    /// <summary>Which version of its key it was sealed with.</summary>
    /// <exception cref="CannotOpenException">It does not have this form.</exception>
    public static int VersionOf(ReadOnlySpan<byte> stored) => stored.Length >= Overhead && stored[0] == Format
        ? BinaryPrimitives.ReadUInt16BigEndian(stored[1..])
        : throw new CannotOpenException();

    private static byte[] Bound(ReadOnlySpan<byte> stored, ReadOnlySpan<byte> place) => [.. stored[..Head], .. place];
}

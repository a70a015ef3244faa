using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using OrgChat.Domain.Model.Encryption;

namespace OrgChat.Domain.Storage.Sealing;

/// <summary>Reads what <see cref="SealingStream"/> wrote; gives out nothing that was not vouched for.</summary>
internal static class SealedFileReader
{
    /// <summary>The content, piece by piece.</summary>
    /// <param name="file">Behind its head.</param>
    /// <param name="key">The key that the head names.</param>
    /// <param name="place">As it was sealed for.</param>
    /// <exception cref="CannotOpenException">The file was changed, cut off, or sealed for another place.</exception>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        Stream file, SealedFileHeader head, byte[] key, string place, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var cipher = head.Format == SealedFileFormat.Format
            ? SealedFileFormat.Cipher(head, key, place) : throw new CannotOpenException();
        var stored = new byte[SealedFileFormat.PieceSize + SealedFileFormat.Tag + 1]; // One more than a piece: whether it is the last.
        var (held, isLast) = (0, false);
        for (var number = 0L; !isLast; number++)
        {
            held += await file.ReadAtLeastAsync(stored.AsMemory(held), stored.Length - held, throwOnEndOfStream: false, cancellation);
            isLast = held < stored.Length;
            yield return Open(cipher, stored.AsSpan(0, isLast ? held : held - 1), SealedFileFormat.Nonce(number, isLast));
            (stored[0], held) = (stored[^1], 1);
        }
    }

    private static byte[] Open(AesGcm cipher, ReadOnlySpan<byte> piece, byte[] nonce)
    {
        var plain = piece.Length >= SealedFileFormat.Tag ? new byte[piece.Length - SealedFileFormat.Tag] : throw new CannotOpenException();
        try
        {
            cipher.Decrypt(nonce, piece[..plain.Length], piece[plain.Length..], plain);
            return plain;
        }
        catch (CryptographicException)
        {
            throw new CannotOpenException();
        }
    }
}

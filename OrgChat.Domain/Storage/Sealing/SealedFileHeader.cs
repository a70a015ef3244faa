using System.Buffers.Binary;
using System.Security.Cryptography;

namespace OrgChat.Domain.Storage.Sealing;

/// <summary>
/// The first 36 bytes of a sealed file: “ORGCHAT” and the format (1 byte), which key it is sealed with (4), when it was sealed (8, high
/// byte first, milliseconds since 1970), and random bytes (16) that give every file a key of its own.
/// </summary>
internal sealed record SealedFileHeader(byte[] Bytes)
{
    public const int Length = 36;

    /// <summary>Where the format stands.</summary>
    private const int At = 7;

    private static ReadOnlySpan<byte> Magic => "ORGCHAT"u8;

    /// <summary>2 is <see cref="SealedFileFormat"/>; 1 had backups only: see <c>EarlierBackupReader</c>.</summary>
    public int Format => Bytes[At];

    /// <summary>The version of an organization’s data key, or, in a backup, the beginning of the master key’s id.</summary>
    public int KeyId => BinaryPrimitives.ReadInt32BigEndian(Bytes.AsSpan(8));

    public DateTimeOffset SealedAt => DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(Bytes.AsSpan(12)));

    public ReadOnlySpan<byte> Salt => Bytes.AsSpan(20);

    public static SealedFileHeader New(int keyId, DateTimeOffset now)
    {
        var bytes = new byte[Length];
        Magic.CopyTo(bytes);
        bytes[At] = SealedFileFormat.Format;
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(8), keyId);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(12), now.ToUnixTimeMilliseconds());
        RandomNumberGenerator.Fill(bytes.AsSpan(20));
        return new SealedFileHeader(bytes);
    }

    /// <summary>The head a file begins with; null when it has none.</summary>
    public static SealedFileHeader? Of(ReadOnlySpan<byte> beginning) =>
        beginning.Length >= Length && beginning.StartsWith(Magic) ? new SealedFileHeader(beginning[..Length].ToArray()) : null;

    /// <summary>The head a file begins with, which is read; without one, null, and the file stands at its beginning.</summary>
    public static async Task<SealedFileHeader?> ReadAsync(Stream file, CancellationToken cancellation = default)
    {
        var beginning = new byte[Length];
        var read = await file.ReadAtLeastAsync(beginning, Length, throwOnEndOfStream: false, cancellation);
        var head = Of(beginning.AsSpan(0, read));
        file.Position = head is null ? 0 : Length;
        return head;
    }
}

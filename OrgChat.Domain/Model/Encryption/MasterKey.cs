using System.Security.Cryptography;
using System.Text;

namespace OrgChat.Domain.Model.Encryption;

/// <summary>
/// The one secret the database does not hold: it wraps every other key. Whoever loses it has lost what the clinic wrote; whoever has it and
/// the database can read everything.
/// </summary>
public sealed class MasterKey
{
    /// <summary>Length in bytes.</summary>
    public const int Length = SealedFormat.KeyBytes;

    private readonly byte[] secret;

    private MasterKey(byte[] secret)
    {
        this.secret = secret;
        Id = Convert.ToHexStringLower(Derive("id").AsSpan(0, 4));
    }

    /// <summary>Tells master keys apart, in backups and messages; says nothing about the key itself.</summary>
    public string Id { get; }

    public static MasterKey Random() => new(RandomNumberGenerator.GetBytes(Length));

    /// <param name="text">The key in base64, as a key file holds it; spaces and line ends around it do not count.</param>
    /// <exception cref="OperatorException">It is not 32 bytes in base64.</exception>
    public static MasterKey Parse(string text)
    {
        var bytes = new byte[Length + 1];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var length) && length == Length
            ? new MasterKey(bytes[..Length])
            : throw new OperatorException($"A master key is {Length} bytes in base64. Make one with “orgchat new-key FILE”.");
    }

    /// <summary>A key of its own for one purpose (HKDF-SHA256, RFC 5869).</summary>
    public byte[] Derive(string purpose) => Derive(secret, purpose);

    /// <summary>The key as a key file holds it.</summary>
    internal string InBase64() => Convert.ToBase64String(secret);

    internal byte[] Wrap(ReadOnlySpan<byte> key, string place) => SealedFormat.Seal(Derive("wrap"), 0, key, Encoding.UTF8.GetBytes(place));

    /// <exception cref="CannotOpenException">Another master key wrapped it, or it stood in another place.</exception>
    internal byte[] Unwrap(ReadOnlySpan<byte> wrapped, string place) =>
        SealedFormat.Open(Derive("wrap"), wrapped, Encoding.UTF8.GetBytes(place));

    internal static byte[] Derive(byte[] key, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Length, info: Encoding.UTF8.GetBytes($"OrgChat {purpose}"));
}

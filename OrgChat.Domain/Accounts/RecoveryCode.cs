using System.Security.Cryptography;
using System.Text;
using OtpNet;

namespace OrgChat.Domain.Accounts;

/// <summary>One of ten codes for the day the phone is lost; shown once, stored hashed, used once.</summary>
public sealed class RecoveryCode
{
    public const int PerSet = 10;

    private const int Letters = 10;

    private RecoveryCode() { }

    private RecoveryCode(Guid accountId, byte[] salt, byte[] hash)
    {
        Id = Guid.CreateVersion7();
        (AccountId, Salt, Hash) = (accountId, salt, hash);
    }

    public Guid Id { get; private set; }

    public Guid AccountId { get; private set; }

    /// <summary>The same for the codes of one set: a guess costs one slow hash and not ten.</summary>
    public byte[] Salt { get; private set; } = [];

    public byte[] Hash { get; private set; } = [];

    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>Ten new codes, of 50 random bits each, and what is stored of them.</summary>
    internal static (IReadOnlyList<string> Codes, IReadOnlyList<RecoveryCode> Stored) NewSet(Guid accountId)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var codes = Enumerable.Range(0, PerSet).Select(_ => New()).ToList();
        return (codes, [.. codes.Select(code => new RecoveryCode(accountId, salt, HashOf(code, salt)))]);
    }

    /// <summary>Slow on purpose, like a password’s: ask outside a transaction. Spaces, hyphens and case do not matter.</summary>
    internal static byte[] HashOf(string code, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(Plain(code)), salt, Passwords.Iterations, HashAlgorithmName.SHA512, 32);

    internal bool Is(byte[] hash) => UsedAt is null && CryptographicOperations.FixedTimeEquals(Hash, hash);

    internal void Use(DateTimeOffset now) => UsedAt = now;

    private static string New() => Base32Encoding.ToString(RandomNumberGenerator.GetBytes(7))[..Letters].Insert(Letters / 2, "-");

    private static string Plain(string code) => new([.. code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
}

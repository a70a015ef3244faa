using System.Security.Cryptography;
using System.Text;
using OrgChat.Domain.Model.Encryption;
using OtpNet;

namespace OrgChat.Domain.Model.Accounts;

/// <summary>
/// One of ten codes for the day the phone is lost; shown once, stored hashed, used once. The hash is keyed: whoever has the database
/// without its master key can try nothing, and 80 random bits need no slow hash besides.
/// </summary>
public sealed class RecoveryCode
{
    public const int PerSet = 10;

    private RecoveryCode() { }

    private RecoveryCode(Account account, byte[] hash)
    {
        Id = Guid.NewGuid();
        (AccountId, Hash) = (account.Id, hash);
    }

    public Guid Id { get; private set; }

    public Guid AccountId { get; private set; }

    public byte[] Hash { get; private set; } = [];

    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>Ten new codes, and what is stored of them.</summary>
    internal static (IReadOnlyList<string> Codes, IReadOnlyList<RecoveryCode> Stored) NewSet(Account account, KeyRing keys)
    {
        var codes = Enumerable.Range(0, PerSet).Select(_ => New()).ToList();
        return (codes, [.. codes.Select(code => new RecoveryCode(account, HashOf(code, account, keys)))]);
    }

    /// <summary>Spaces, hyphens and case do not matter.</summary>
    internal static byte[] HashOf(string code, Account account, KeyRing keys) =>
        HMACSHA256.HashData(keys.IndexKey(account.OrganizationId), Encoding.UTF8.GetBytes($"recovery {account.Id:N} {Plain(code)}"));

    internal bool Is(byte[] hash) => UsedAt is null && CryptographicOperations.FixedTimeEquals(Hash, hash);

    internal void Use(DateTimeOffset now) => UsedAt = now;

    // 10 bytes are 16 letters and digits, in four groups.
    private static string New() =>
        string.Join('-', Base32Encoding.ToString(RandomNumberGenerator.GetBytes(10)).Chunk(4).Select(four => new string(four)));

    private static string Plain(string code) => new([.. code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
}

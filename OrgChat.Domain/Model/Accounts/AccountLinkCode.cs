using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace OrgChat.Domain.Model.Accounts;

/// <summary>The secret of a link: 256 random bits, of which only the hash is stored. So many need no salt and no slow hash.</summary>
internal static class AccountLinkCode
{
    private const int Bytes = 32;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The code of a letter, to be typed: 80 random bits as 16 letters and digits in four groups.</summary>
    public static string NewToType() =>
        string.Join('-', OtpNet.Base32Encoding.ToString(RandomNumberGenerator.GetBytes(10)).Chunk(4).Select(four => new string(four)));

    /// <summary>What was typed as <see cref="NewToType"/> made it, whatever its case, spaces and hyphens; anything else as it is.</summary>
    public static string Typed(string code)
    {
        var plain = new string([.. code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
        return plain.Length == 16 ? string.Join('-', plain.Chunk(4).Select(four => new string(four))) : code;
    }

    public static byte[] Hash(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));
}

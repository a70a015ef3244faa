using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace OrgChat.Domain.Accounts;

/// <summary>The secret of a link: 256 random bits, of which only the hash is stored. So many need no salt and no slow hash.</summary>
internal static class LinkCode
{
    private const int Bytes = 32;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static byte[] Hash(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));
}

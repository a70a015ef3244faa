using System.Numerics;
using System.Security.Cryptography;

namespace OrgChat.Domain.Storage.AuditChain;

/// <summary>
/// Signs anchors. A key pair and not a shared secret, so that the clinic can give the public half to an expert of a court, who can then
/// check every anchor and forge none.
/// </summary>
public sealed class AnchorKey : IDisposable
{
    internal const int SignatureLength = 64;

    /// <summary>The order of the curve P-256.</summary>
    private static readonly BigInteger Order =
        BigInteger.Parse("0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", System.Globalization.NumberStyles.HexNumber,
            null);

    private readonly ECDsa pair;

    /// <param name="secret">32 secret bytes; the same ones give the same key.</param>
    public AnchorKey(ReadOnlySpan<byte> secret)
    {
        var scalar = (new BigInteger(secret, isUnsigned: true, isBigEndian: true) % (Order - 1)) + 1;
        var bytes = scalar.ToByteArray(isUnsigned: true, isBigEndian: true);
        pair = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = [.. new byte[32 - bytes.Length], .. bytes] });
    }

    /// <summary>The public half, as PEM.</summary>
    public string PublicKey => pair.ExportSubjectPublicKeyInfoPem();

    public void Dispose() => pair.Dispose();

    internal byte[] Sign(byte[] data) => pair.SignData(data, HashAlgorithmName.SHA256);

    internal bool Verify(byte[] data, ReadOnlySpan<byte> signature) => pair.VerifyData(data, signature, HashAlgorithmName.SHA256);
}

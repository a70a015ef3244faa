using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using OrgChat.Domain.Model.Audit;

namespace OrgChat.Domain.Storage.AuditChain;

/// <summary>
/// A signed statement of where an organization’s chain stood at a moment, kept outside the database: whoever cuts the record’s end off
/// or computes a whole new chain cannot make the anchors fit.
/// </summary>
/// <remarks>
/// Format 1, one JSON object a line: organization, number, hash (hexadecimal), at (UTC), signature. Signed with ECDSA P-256 and SHA-256
/// over the UTF-8 text “orgchat-audit-anchor/1 {organization} {number} {hash} {at}”, the signature in base64 (IEEE P1363).
/// </remarks>
/// <param name="Number">The newest entry’s number at that moment.</param>
/// <param name="Hash">The newest entry’s hash.</param>
public sealed record Anchor(Guid Organization, long Number, string Hash, DateTimeOffset At, string Signature = "")
{
    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static Anchor Sign(Guid organization, ChainLink head, DateTimeOffset at, AnchorKey key)
    {
        var anchor = new Anchor(organization, head.Number, Convert.ToHexStringLower(head.Hash), at);
        return anchor with { Signature = Convert.ToBase64String(key.Sign(anchor.Signed())) };
    }

    /// <returns>Null when the line is none.</returns>
    internal static Anchor? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Anchor>(line, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal string ToLine() => JsonSerializer.Serialize(this, Json);

    internal bool IsSignedBy(AnchorKey key)
    {
        var signature = new byte[AnchorKey.SignatureLength];
        return Convert.TryFromBase64String(Signature, signature, out var length) && key.Verify(Signed(), signature.AsSpan(0, length));
    }

    internal bool Fits(AuditEntry entry) => Hash == Convert.ToHexStringLower(entry.Hash!);

    private byte[] Signed() => Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"orgchat-audit-anchor/1 {Organization} {Number} {Hash} {At.UtcDateTime:O}"));
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OrgChat.Domain.Model.Audit;

/// <summary>Where an organization’s chain stands: the newest entry’s number and hash.</summary>
/// <param name="Number">0 before the first entry.</param>
public sealed record ChainLink(long Number, byte[] Hash)
{
    internal static ChainLink Start { get; } = new(0, new byte[AuditChainFormat.HashLength]);
}

/// <summary>
/// The hash that ties an entry to the one before, so that nothing can be changed, removed or put between without all that follows
/// showing it. No secret is needed to check it. That OrgChat and nobody else continued it is shown by a keyed hash beside every link, and
/// to those who have no key by the signed <c>Anchor</c>s.
/// </summary>
/// <remarks>
/// Format 2: a byte 2, then SHA-256 over, in this order: the stored hash of the entry before (33 bytes, zeros for the first),
/// OrganizationId, Number, At in milliseconds since 1970 UTC, ActorId, ActorName, SessionId, Address, Action, Outcome, Reason, Right,
/// ConversationId, ClientId, ClientName, SubjectId, SubjectName, Detail. Numbers are 8 bytes, big-endian; ids 16 bytes in the order they
/// are written; texts UTF-8 behind their length in bytes (8 bytes). Every field has a byte before it: 1, or 0 and nothing more for null.
/// Detail is <see cref="AuditFacts"/> as JSON. Format 1, of entries from before it, starts with a byte 1; its Detail is English words, and
/// its Right is there in conversations only. Old entries keep their format, and one chain holds both.
/// </remarks>
public static class AuditChainFormat
{
    internal const int HashLength = 1 + SHA256.HashSizeInBytes;

    /// <summary>What new entries are written in.</summary>
    public const byte Newest = 2;

    /// <summary>HMAC-SHA256 over an entry’s stored hash, which holds the whole entry and all before it.</summary>
    internal static byte[] MacOf(byte[] hash, byte[] recordKey) => HMACSHA256.HashData(recordKey, hash);

    /// <summary>In the entry’s own format.</summary>
    internal static byte[] HashOf(AuditEntry entry, byte[] before)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(before);
        Add(sha, entry.OrganizationId);
        Add(sha, entry.Number);
        Add(sha, entry.At.ToUnixTimeMilliseconds());
        Add(sha, entry.ActorId);
        Add(sha, entry.ActorName);
        Add(sha, entry.SessionId);
        Add(sha, entry.Address);
        Add(sha, (long)entry.Action);
        Add(sha, (long)entry.Outcome);
        Add(sha, (long?)entry.Reason);
        Add(sha, (long?)entry.Right);
        Add(sha, entry.ConversationId);
        Add(sha, entry.ClientId);
        Add(sha, entry.ClientName);
        Add(sha, entry.SubjectId);
        Add(sha, entry.SubjectName);
        Add(sha, entry.Detail);
        return entry.Format is 1 or Newest ? [(byte)entry.Format, .. sha.GetHashAndReset()] : []; // A format nobody wrote fits nothing.
    }

    private static void Add(IncrementalHash sha, long? number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number ?? 0);
        Add(sha, number is not null, bytes);
    }

    private static void Add(IncrementalHash sha, Guid? id)
    {
        Span<byte> bytes = stackalloc byte[16];
        (id ?? Guid.Empty).TryWriteBytes(bytes, bigEndian: true, out _);
        Add(sha, id is not null, bytes);
    }

    private static void Add(IncrementalHash sha, string? text)
    {
        var bytes = Encoding.UTF8.GetBytes(text ?? "");
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(length, bytes.Length);
        Add(sha, text is not null, length);
        sha.AppendData(bytes);
    }

    private static void Add(IncrementalHash sha, bool isThere, ReadOnlySpan<byte> bytes)
    {
        sha.AppendData([isThere ? (byte)1 : (byte)0]);
        sha.AppendData(isThere ? bytes : []);
    }
}

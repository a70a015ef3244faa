using System.Runtime.InteropServices;

namespace OrgChat.Domain.Storage.SearchIndex;

/// <summary>
/// The numbers of one message in one row: how they are written with it. Later they become lines of the index, many messages at a time, so
/// that a message costs one row and not as many as it has words; until then a search looks here, too.
/// </summary>
internal sealed class TokenSet
{
    private TokenSet() { }

    public TokenSet(long messageId, IEnumerable<int> tokens)
    {
        MessageId = messageId;
        Packed = Pack([.. tokens.Order()]);
    }

    /// <inheritdoc cref="SearchToken.MessageId"/>
    public long MessageId { get; private set; }

    /// <summary>The numbers in rising order, 4 bytes each, low byte first.</summary>
    public byte[] Packed { get; private set; } = [];

    public static byte[] Pack(ReadOnlySpan<int> tokens) => MemoryMarshal.AsBytes(tokens).ToArray();

    public static IReadOnlyList<int> TokensOf(byte[] packed) => [.. MemoryMarshal.Cast<byte, int>(packed)];

    /// <summary>Whether all of these numbers are among the packed ones.</summary>
    public static bool HasAll(byte[] packed, IReadOnlyCollection<int> tokens)
    {
        foreach (var token in tokens)
        {
            if (MemoryMarshal.Cast<byte, int>(packed).BinarySearch(token) < 0)
            {
                return false;
            }
        }

        return true;
    }
}

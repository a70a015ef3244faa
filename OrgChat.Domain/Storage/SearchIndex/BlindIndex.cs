using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OrgChat.Domain.Storage.SearchIndex;

/// <summary>
/// Turns words into numbers that say nothing without the organization’s index key: the first 4 bytes of HMAC-SHA256. Four are enough
/// because whatever they find is compared with the opened text; two words on one number cost a look, never a wrong result.
/// </summary>
internal sealed class BlindIndex(byte[] key)
{
    /// <summary>Shortest beginning of a word that is indexed; shorter words are indexed whole.</summary>
    public const int ShortestPrefix = 3;

    /// <summary>Longest beginning that is indexed, in characters; more of a word is compared in the opened text.</summary>
    public const int LongestPrefix = 20;

    /// <summary>The distinct numbers of a text: of each word’s beginnings, of each character and pair where there are no spaces.</summary>
    public HashSet<int> TokensOf(string text)
    {
        var parts = new HashSet<string>(StringComparer.Ordinal);
        var words = Tokenizer.Of(text);
        for (var place = 0; place < words.Count; place++)
        {
            AddParts(parts, words, place);
        }

        foreach (var form in WordFormRules.Of(text, words))
        {
            AddBeginnings(parts, form.Text);
        }

        return Tokens(parts);
    }

    /// <summary>The numbers that every text has in which the term stands.</summary>
    public HashSet<int> TokensFor(SearchTerm term) => Tokens(term.Certain.Select(place => Longest(term.Words, place)));

    private static void AddParts(HashSet<string> parts, List<Token> words, int place)
    {
        var word = words[place];
        if (!word.IsCharacter)
        {
            AddBeginnings(parts, word.Text);
            return;
        }

        parts.Add(word.Text);
        if (IsPair(words, place))
        {
            parts.Add(word.Text + words[place + 1].Text);
        }
    }

    private static void AddBeginnings(HashSet<string> parts, string word)
    {
        var longest = Math.Min(word.Length, LongestPrefix);
        for (var length = Math.Min(ShortestPrefix, longest); length <= longest; length++)
        {
            parts.Add(word[..length]);
        }
    }

    private static string Longest(IReadOnlyList<Token> words, int place)
    {
        var word = words[place];
        return IsPair(words, place) ? word.Text + words[place + 1].Text
            : word.IsCharacter ? word.Text
            : word.Text[..Math.Min(word.Text.Length, LongestPrefix)];
    }

    private static bool IsPair(IReadOnlyList<Token> words, int place) =>
        words[place].IsCharacter && place + 1 < words.Count && words[place + 1].IsCharacter && words[place].End == words[place + 1].Start;

    private HashSet<int> Tokens(IEnumerable<string> parts)
    {
        // The key enters the hash once for all parts.
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        return [.. parts.Select(part => Token(hash, part))];
    }

    private static int Token(IncrementalHash hash, string part)
    {
        Span<byte> bytes = stackalloc byte[HMACSHA256.HashSizeInBytes];
        hash.AppendData(Encoding.UTF8.GetBytes(part));
        hash.GetHashAndReset(bytes);
        return BinaryPrimitives.ReadInt32LittleEndian(bytes);
    }
}

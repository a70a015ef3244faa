using System.Security.Cryptography;
using System.Text;

namespace OrgChat.Domain.Storage.SearchIndex;

/// <summary>
/// How a sealed title is still found: a keyed hash of every word’s beginnings, in one line of text. Marks rather than opening every title,
/// which would grow with the clinic; and not of single letters, whose frequencies would give them away to who has the file but not the key.
/// </summary>
internal static class TitleMarkRules
{
    /// <summary>48 bits in hexadecimal: among a million titles, one search in a hundred thousand finds one too many.</summary>
    private const int Digits = 12;

    private const int ShortestBeginning = 2;

    /// <summary>What is stored beside the title.</summary>
    public static string Of(string? title, byte[] indexKey) =>
        string.Concat(WordsOf(title).SelectMany(Beginnings).Distinct().Select(beginning => Mark(beginning, indexKey))
            .Order(StringComparer.Ordinal));

    /// <summary>The marks one by one, as they were stored beside a title.</summary>
    public static IEnumerable<string> Each(string marks) =>
        marks.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(mark => " " + mark);

    /// <summary>What stands among the marks of every title that has the text: one mark for each of its words.</summary>
    public static IReadOnlyList<string> Sought(string text, byte[] indexKey) =>
        [.. WordsOf(text).Distinct().Select(word => Mark(word, indexKey))];

    /// <summary>The same question of a title that is open already.</summary>
    public static bool Has(string? title, string text)
    {
        var beginnings = WordsOf(title).SelectMany(Beginnings).ToHashSet();
        return WordsOf(text) is { Count: > 0 } sought && sought.All(beginnings.Contains);
    }

    private static IReadOnlyList<string> WordsOf(string? text) => [.. Tokenizer.Of(text ?? "").Select(word => word.Text)];

    private static IEnumerable<string> Beginnings(string word) =>
        Enumerable.Range(1, word.Length).Where(length => length >= ShortestBeginning || length == word.Length)
            .Select(length => word[..length]);

    private static string Mark(string beginning, byte[] indexKey) =>
        " " + Convert.ToHexStringLower(HMACSHA256.HashData(indexKey, Encoding.UTF8.GetBytes($"title {beginning}")))[..Digits];
}

using System.Buffers;
using System.Runtime.InteropServices;
using OrgChat.Domain.Model;
using OrgChat.Domain.Storage.SearchIndex;

namespace OrgChat.Domain.Features.Search;

/// <summary>
/// What a person typed to search for: words in any order, each also the beginning of a longer one; in quotes, whole words in sequence.
/// </summary>
public sealed class SearchQuery
{
    /// <summary>Longest text, in characters.</summary>
    public const int MaxLength = 200;

    /// <summary>Most words.</summary>
    public const int MaxWords = 8;

    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"“”„‟«»");

    private SearchQuery(IReadOnlyList<SearchTerm> terms) => Terms = terms;

    /// <summary>How many words are sought; for the record, which never holds the words.</summary>
    public int WordCount => Terms.Sum(term => term.Count);

    /// <summary>Whether a word is too short to be taken for the beginning of longer ones.</summary>
    public bool HasShortWord =>
        Terms.Any(term => term is { IsOpen: true, Words: [{ IsCharacter: false } only] } && only.Text.Length < BlindIndex.ShortestPrefix);

    internal IReadOnlyList<SearchTerm> Terms { get; }

    /// <summary>
    /// Whether the index alone tells which messages hold the words: single words that may go on, none longer than what is indexed.
    /// </summary>
    internal bool IsFoundByIndex =>
        Terms.All(term => term is { IsOpen: true, Joined: null, Words: [{ IsCharacter: false } word] }
            && word.Text.Length <= BlindIndex.LongestPrefix);

    /// <exception cref="RefusedException">Too long, too many words, or no word of two letters.</exception>
    public static SearchQuery Of(string text)
    {
        if (text.Length > MaxLength)
        {
            throw new RefusedException("SearchTooLong", MaxLength);
        }

        var query = new SearchQuery([.. Parts(text).Select(Term).OfType<SearchTerm>()]);
        return query.WordCount > MaxWords ? throw new RefusedException("SearchTooManyWords", MaxWords)
            : query.Terms.Any(term => term.IsLongEnough) ? query
            : throw new RefusedException("SearchTooShort");
    }

    /// <summary>Where the words stand in a message, in order; null unless all of them do.</summary>
    internal List<SearchHit>? HitsIn(string text)
    {
        var words = Tokenizer.Of(text);
        var forms = Terms.Any(term => term.MayBeAnotherForm) ? WordFormRules.Of(text, words) : [];
        var hits = new List<SearchHit>();
        for (var term = 0; term < Terms.Count; term++)
        {
            var before = hits.Count;
            hits.AddRange(Terms[term].In(words, forms).Select(range => new SearchHit(term, range.Start.Value, range.End.Value)));
            if (hits.Count == before)
            {
                return null;
            }
        }

        return [.. hits.OrderBy(hit => hit.Start).ThenByDescending(hit => hit.End)];
    }

    private static SearchTerm? Term((string Text, bool IsQuoted) part)
    {
        var words = Tokenizer.Of(part.Text);
        if (part.IsQuoted || words.Count == 0)
        {
            return words.Count == 0 ? null : new SearchTerm(words, IsOpen: false);
        }

        words = words.ConvertAll(WordFormRules.Sought);
        return WordFormRules.JoinedAll(part.Text, words) switch
        {
            null => new SearchTerm(words, IsOpen: true),
            { } joined when char.IsDigit(joined.Text[0]) || words[0].Text.Length < BlindIndex.ShortestPrefix =>
                new SearchTerm([joined], IsOpen: true),
            { } joined => new SearchTerm(words, IsOpen: true, joined),
        };
    }

    /// <summary>What stands between quotes, and the pieces between spaces of the rest. A quote that is never closed is none.</summary>
    private static IEnumerable<(string Text, bool IsQuoted)> Parts(string text)
    {
        var from = 0;
        while (text.AsSpan(from).IndexOfAny(Quotes) is >= 0 and var open
            && text.AsSpan(from + open + 1).IndexOfAny(Quotes) is >= 0 and var length)
        {
            foreach (var piece in Pieces(text.Substring(from, open)))
            {
                yield return (piece, false);
            }

            yield return (text.Substring(from + open + 1, length), true);
            from += open + length + 2;
        }

        foreach (var piece in Pieces(text[from..]))
        {
            yield return (piece, false);
        }
    }

    private static string[] Pieces(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A place in a message where a term of the query stands.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SearchHit(int Term, int Start, int End);

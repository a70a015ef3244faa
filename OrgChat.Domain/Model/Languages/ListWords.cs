using Microsoft.Extensions.Localization;

namespace OrgChat.Domain.Model.Languages;

/// <summary>Several things in one sentence, as the language joins them: “Ana, Grace and Sam”, “Ana, Grace y Sam”.</summary>
public static class ListWords
{
    private static readonly IStringLocalizer Words = Localizer.Of(typeof(ListWords));

    /// <summary>By Unicode CLDR’s list patterns: pair, start, middle and end.</summary>
    public static string Join(IReadOnlyList<string> items) => items switch
    {
        [] => "",
        [var only] => only,
        [var first, var second] => Last("Pair", first, second),
        _ => Last("End", items.SkipLast(1).Aggregate((joined, next) => Words["Middle", joined, next]), items[^1]),
    };

    // “y” is “e” before the sound of an i: Ana e Inés, and not before a diphthong: agua y hielo.
    private static string Last(string pattern, string before, string last) =>
        Words[Language.Current == Language.Spanish && BeginsWithI(last) ? $"{pattern}BeforeI" : pattern, before, last];

    private static bool BeginsWithI(string word)
    {
        var begins = People.PersonNameRules.Fold(word);
        return (begins.StartsWith('i') || begins.StartsWith("hi", StringComparison.Ordinal))
            && !begins.StartsWith("hie", StringComparison.Ordinal) && !begins.StartsWith("ie", StringComparison.Ordinal);
    }
}

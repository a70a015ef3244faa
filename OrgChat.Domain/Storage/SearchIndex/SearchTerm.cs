namespace OrgChat.Domain.Storage.SearchIndex;

/// <summary>Words that stand one after the other: a phrase in quotes, or what was typed without a space, such as “2.5”.</summary>
/// <param name="IsOpen">The last word may go on, unless it is too short to be the beginning of many.</param>
/// <param name="Joined">The one word they may stand for as well: “followup” for “follow-up”.</param>
internal sealed record SearchTerm(IReadOnlyList<Token> Words, bool IsOpen, Token? Joined = null)
{
    /// <summary>
    /// How many words a person would count: what was typed without a space is one, and a run of characters without spaces.
    /// </summary>
    public int Count => IsOpen ? 1 : Words.Where((word, place) => !word.IsCharacter || place == 0 || !Words[place - 1].IsCharacter).Count();

    /// <summary>More than a single letter.</summary>
    public bool IsLongEnough => Words.Count > 1 || Words[0].IsCharacter || Words[0].Text.Length > 1;

    /// <summary>The places of those words that are in the index of every text in which the term stands.</summary>
    public IEnumerable<int> Certain => Joined is not null && Words.Count > 1
        ? [0]
        : Enumerable.Range(0, Words.Count)
        .Where(place => Words.Count == 1 || Words[place].IsCharacter || !MayGoOn(place)
            || Words[place].Text.Length >= BlindIndex.ShortestPrefix);

    /// <summary>Whether it may stand in a text as another form of its words: not a phrase.</summary>
    public bool MayBeAnotherForm => Joined is not null || Words.Count == 1;

    /// <summary>Where the term stands in a text that was split into words.</summary>
    /// <param name="forms">What else the words of the text are: see <see cref="WordFormRules"/>.</param>
    public IEnumerable<Range> In(IReadOnlyList<Token> text, IReadOnlyList<Token> forms)
    {
        for (var first = 0; first + Words.Count <= text.Count; first++)
        {
            if (StandsAt(text, first))
            {
                yield return text[first].Start..text[first + Words.Count - 1].End;
            }
        }

        var one = Joined ?? (Words.Count == 1 ? Words[0] : (Token?)null);
        foreach (var word in one is null ? [] : Joined is null ? forms : forms.Concat(text))
        {
            if (IsFound(one!.Value.Text, word.Text, IsOpen && one.Value.Text.Length >= BlindIndex.ShortestPrefix))
            {
                yield return word.Start..word.End;
            }
        }
    }

    private bool StandsAt(IReadOnlyList<Token> text, int first)
    {
        for (var place = 0; place < Words.Count; place++)
        {
            if (!IsFound(Words[place].Text, text[first + place].Text, MayGoOn(place)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Behind others even a short beginning is one: “AB12” is that of “AB1234”.</summary>
    private bool MayGoOn(int place) =>
        IsOpen && place == Words.Count - 1 && !Words[place].IsCharacter
            && (Words.Count > 1 || Words[place].Text.Length >= BlindIndex.ShortestPrefix);

    private static bool IsFound(string sought, string found, bool mayGoOn) =>
        mayGoOn ? found.StartsWith(sought, StringComparison.Ordinal) : found == sought;
}

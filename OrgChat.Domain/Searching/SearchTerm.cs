namespace OrgChat.Domain.Searching;

/// <summary>Words that stand one after the other: a phrase in quotes, or what was typed without a space, such as “2.5”.</summary>
/// <param name="IsOpen">The last word may go on, unless it is too short to be the beginning of many.</param>
internal sealed record SearchTerm(IReadOnlyList<Word> Words, bool IsOpen)
{
    /// <summary>How many words a person would count: a run of characters without spaces is one.</summary>
    public int Count => Words.Where((word, place) => !word.IsCharacter || place == 0 || !Words[place - 1].IsCharacter).Count();

    /// <summary>More than a single letter.</summary>
    public bool IsLongEnough => Words.Count > 1 || Words[0].IsCharacter || Words[0].Text.Length > 1;

    /// <summary>Where the term stands in a text that was split into words.</summary>
    public IEnumerable<Range> In(IReadOnlyList<Word> text)
    {
        for (var first = 0; first + Words.Count <= text.Count; first++)
        {
            if (StandsAt(text, first))
            {
                yield return text[first].Start..text[first + Words.Count - 1].End;
            }
        }
    }

    private bool StandsAt(IReadOnlyList<Word> text, int first)
    {
        for (var place = 0; place < Words.Count; place++)
        {
            var (sought, found) = (Words[place].Text, text[first + place].Text);
            var mayGoOn = IsOpen && place == Words.Count - 1 && sought.Length >= BlindIndex.ShortestPrefix;
            if (mayGoOn ? !found.StartsWith(sought, StringComparison.Ordinal) : found != sought)
            {
                return false;
            }
        }

        return true;
    }
}

using System.Text.RegularExpressions;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Domain.Model.SavedReplies;

/// <summary>A saved reply with its variables filled in.</summary>
/// <param name="Empty">Those nobody said anything for: their token stays in the text.</param>
/// <param name="Several">Those that stand for more than one, all of which are named.</param>
public sealed record FilledText(string Text, IReadOnlyList<SavedReplyVariable> Empty, IReadOnlyList<SavedReplyVariable> Several);

/// <summary>
/// Fills in variables. They stand in a text as tokens, the same in every language; other words in braces are words.
/// </summary>
public static partial class SavedReplyText
{
    private static readonly Dictionary<string, SavedReplyVariable> ByToken =
        Enum.GetValues<SavedReplyVariable>().ToDictionary(TokenOf);

    /// <summary>How a variable is written: “{clinic-phone}”.</summary>
    public static string TokenOf(SavedReplyVariable variable) => variable switch
    {
        SavedReplyVariable.ClientFirstName => "{client-first-name}",
        SavedReplyVariable.OwnerName => "{owner-name}",
        SavedReplyVariable.MyName => "{my-name}",
        SavedReplyVariable.ClinicName => "{clinic-name}",
        SavedReplyVariable.ClinicPhone => "{clinic-phone}",
        _ => throw new ArgumentOutOfRangeException(nameof(variable)),
    };

    /// <summary>The variables whose tokens stand in a text, each once, in the order of the text.</summary>
    public static IReadOnlyList<SavedReplyVariable> StandingIn(string text) =>
        [.. Braces().Matches(text).Where(found => ByToken.ContainsKey(found.Value)).Select(found => ByToken[found.Value]).Distinct()];

    /// <summary>What a name or a number says in braces is not filled in again.</summary>
    public static FilledText Fill(string text, SavedReplyValues values)
    {
        var standing = StandingIn(text);
        return new FilledText(
            Braces().Replace(text, found => ByToken.TryGetValue(found.Value, out var variable) && values.Of(variable) is { Count: > 0 } said
                ? ListWords.Join(said)
                : found.Value),
            [.. standing.Where(variable => values.Of(variable).Count == 0)],
            [.. standing.Where(variable => values.Of(variable).Count > 1)]);
    }

    [GeneratedRegex(@"\{[a-z-]+\}")]
    private static partial Regex Braces();
}

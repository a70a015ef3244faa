using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.People;
using static OrgChat.Web.Components.Help.HelpWords;

namespace OrgChat.Web.Components.Help;

/// <summary>The help in words, and what is found in it.</summary>
public static class HelpText
{
    public static string Title(HelpKind topic) => Words.Of(topic);

    /// <summary>Paragraphs, and between them lists of steps.</summary>
    public static IEnumerable<(bool AreSteps, IReadOnlyList<string> Lines)> Parts(HelpKind topic)
    {
        var lines = Text(topic).Split('\n');
        for (var at = 0; at < lines.Length;)
        {
            var run = lines.Skip(at).TakeWhile(line => IsStep(line) == IsStep(lines[at])).ToList();
            at += run.Count;
            yield return (IsStep(run[0]), run.ConvertAll(line => line.TrimStart('-', ' ')));
        }
    }

    /// <summary>The topics for this reader that hold every word, or its beginning, whatever its accents and capitals.</summary>
    public static IReadOnlyList<HelpKind> Find(string text, Person reader)
    {
        var words = PersonNameRules.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. Enum.GetValues<HelpKind>().Where(topic => topic.IsOpenTo(reader))
            .Where(topic => $" {PersonNameRules.Fold($"{Title(topic)} {Text(topic)}")}" is var all
                && Array.TrueForAll(words, word => all.Contains($" {word}", StringComparison.Ordinal)))];
    }

    private static string Text(HelpKind topic)
    {
        var key = $"Text.{topic}";
        return Words[key];
    }

    private static bool IsStep(string line) => line.StartsWith('-');
}

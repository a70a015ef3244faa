using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Web.Components.Inbox;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Notes;

namespace OrgChat.Web.Components.Palette;

/// <summary>The pages one may open, and how a text is found in a title.</summary>
public static class PaletteText
{
    /// <summary>Every page of a member of the team that is nobody’s in particular.</summary>
    public static IEnumerable<PaletteLine> PlacesFor(Person reader)
    {
        var hasViews = reader.Can(Permission.OrganizationChat);
        yield return View(ChatView.Personal, "person", hasViews ? ["G", "P"] : []);
        if (hasViews)
        {
            yield return View(ChatView.Organization, "domain", ["G", "O"]);
        }

        yield return Of("alternate_email", NotesWords.Words["Mentions"], "/chat/mentions");
        yield return Of("groups", LayoutWords.Words["Clients"], "/clients");
        yield return Of("search", LayoutWords.Words["SearchMessages"], "/search");
        foreach (var page in PageLink.SettingsFor(reader))
        {
            yield return Of(page) with { Sub = LayoutWords.Words["Settings"] };
        }

        foreach (var page in PageLink.AccountFor(reader))
        {
            yield return Of(page) with { Sub = LayoutWords.Words["YourAccount"] };
        }
    }

    /// <summary>Whether every word typed begins a word of the title, whatever its accents and capitals.</summary>
    public static bool Fits(string title, IReadOnlyList<string> words)
    {
        var folded = $" {PersonNameRules.Fold(title)}";
        return words.All(word => folded.Contains($" {word}", StringComparison.Ordinal));
    }

    public static IReadOnlyList<string> WordsOf(string text) =>
        PersonNameRules.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A title in parts: what was typed, and what was not.</summary>
    public static IEnumerable<(string Text, bool IsTyped)> Parts(string title, IReadOnlyList<string> words)
    {
        foreach (var (word, at) in title.Split(' ').Select((word, at) => (at > 0 ? $" {word}" : word, at > 0 ? 1 : 0)))
        {
            var end = Enumerable.Range(at + 1, word.Length - at)
                .FirstOrDefault(end => words.Contains(PersonNameRules.Fold(word[at..end])), at);
            (string Text, bool IsTyped)[] parts = [(word[..at], false), (word[at..end], true), (word[end..], false)];
            foreach (var part in parts.Where(part => part.Text.Length > 0))
            {
                yield return part;
            }
        }
    }

    private static PaletteLine View(ChatView view, string icon, IReadOnlyList<string> keys) =>
        Of(icon, view.Name(), view.Address()) with { Keys = keys };

    private static PaletteLine Of(PageLink page) => Of(page.Icon, page.Title, page.Address);

    private static PaletteLine Of(string icon, string title, string address) => new(PaletteKind.Place, icon, title) { Href = address };
}

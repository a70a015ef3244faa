using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Preferences;
using OrgChat.Web.Components.Accounts;
using OrgChat.Web.Components.ClientStarts;
using OrgChat.Web.Components.Clinic;
using OrgChat.Web.Components.Inbox;
using OrgChat.Web.Components.Layout;
using OrgChat.Web.Components.Notes;
using OrgChat.Web.Components.Notices;
using OrgChat.Web.Components.SavedReplies;
using OrgChat.Web.Components.Tags;

namespace OrgChat.Web.Components.Palette;

/// <summary>The pages one may open, and how a text is found in a title.</summary>
public static class PaletteText
{
    /// <summary>Every page of a member of the team that is nobody’s in particular.</summary>
    public static IEnumerable<PaletteLine> PlacesFor(Person reader)
    {
        var isAdmin = reader is TeamMember { IsAdmin: true };
        var hasViews = reader.Can(Permission.OrganizationChat);
        yield return View(ChatView.Personal, "person", hasViews ? ["G", "P"] : []);
        if (hasViews)
        {
            yield return View(ChatView.Organization, "domain", ["G", "O"]);
        }

        yield return Of("alternate_email", NotesWords.Words["Mentions"], "/chat/mentions");
        yield return Of("groups", LayoutWords.Words["Clients"], "/clients");
        yield return Of("search", LayoutWords.Words["SearchMessages"], "/search");
        if (isAdmin)
        {
            yield return Setting("group", ClinicWords.Words["Team"], "team");
            yield return Setting("domain", ClinicWords.Words["Clinic"], "clinic");
        }

        yield return Setting("quickreply", SavedRepliesWords.Words["Title"], "replies");
        if (isAdmin)
        {
            yield return Setting("forum", ClientStartsWords.Words["SettingsTitle"], "new-conversations");
            yield return Setting("label", TagsWords.Words["Title"], "tags");
            yield return Setting("lock", ClinicWords.Words["Security"], "security");
            yield return Setting("notifications", NoticesWords.Words["Notices"], "notices");
            yield return Setting("history", ClinicWords.Words["Audit"], "audit");
        }

        yield return Own("key", AccountWords.Words["SignIn"], "security");
        yield return Own("devices", AccountWords.Words["Sessions"], "sessions");
        yield return Own("notifications", NoticesWords.Words["Notices"], "notices");
        yield return Own("tune", AccountWords.Words["Display"], "display");
        yield return Own("quickreply", SavedRepliesWords.Words["Title"], "replies");
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

    private static PaletteLine Setting(string icon, string title, string page) =>
        Of(icon, title, $"/settings/{page}") with { Sub = LayoutWords.Words["Settings"] };

    private static PaletteLine Own(string icon, string title, string page) =>
        Of(icon, title, $"/account/{page}") with { Sub = LayoutWords.Words["YourAccount"] };

    private static PaletteLine Of(string icon, string title, string address) => new(PaletteKind.Place, icon, title) { Href = address };
}

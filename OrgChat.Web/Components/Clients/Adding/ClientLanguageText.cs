using OrgChat.Domain.Model.Languages;
using static OrgChat.Web.Components.Clients.Adding.AddingWords;

namespace OrgChat.Web.Components.Clients.Adding;

/// <summary>Languages of clients, as the reader calls them.</summary>
internal static class ClientLanguageText
{
    /// <summary>With what those who speak it call it: “Spanish · Español”.</summary>
    public static string Choice(Language language) => Text("Choice", language);

    /// <summary>What comes in it.</summary>
    public static string Meaning(Language language) => Text("Reads", language);

    private static string Text(string about, Language language)
    {
        var key = $"{about}.{language}";
        return Texts[key];
    }
}

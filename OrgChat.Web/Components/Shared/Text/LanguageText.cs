using OrgChat.Domain.Model.Languages;
using static OrgChat.Web.Components.Shared.SharedWords;

namespace OrgChat.Web.Components.Shared.Text;

/// <summary>Languages, as the reader calls them.</summary>
internal static class LanguageText
{
    public static string Name(Language language)
    {
        var key = $"Language.{language}";
        return Words[key];
    }

    /// <summary>The language a client’s record names; as it stands there when the product does not speak it.</summary>
    public static string Of(string recorded) => Language.Of(recorded) is { } known ? Name(known) : recorded;
}

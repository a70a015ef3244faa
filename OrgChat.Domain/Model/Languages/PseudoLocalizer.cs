using Microsoft.Extensions.Localization;

namespace OrgChat.Domain.Model.Languages;

/// <summary>Marks and lengthens words where <see cref="Language.Pseudo"/> is spoken; elsewhere they go through as they are.</summary>
internal sealed class PseudoLocalizer(IStringLocalizer words) : IStringLocalizer
{
    public LocalizedString this[string name] => Marked(words[name]);

    public LocalizedString this[string name, params object[] arguments] => Marked(words[name, arguments]);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => words.GetAllStrings(includeParentCultures);

    // Spanish is up to a third longer than English.
    private static LocalizedString Marked(LocalizedString word) => Language.IsPseudo
        ? new(word.Name, $"[{word.Value}{new string('~', word.Value.Length / 3)}]", word.ResourceNotFound)
        : word;
}

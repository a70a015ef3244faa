using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Localization;
using OrgChat.Domain.Model.Languages;

namespace OrgChat.Web.Components;

/// <summary>What the browser’s own scripts say: <c>ScriptWords.resx</c>, one file per language; <c>orgChat.words</c> there.</summary>
internal static class ScriptWords
{
    private static readonly IStringLocalizer Words = Localizer.Of(typeof(ScriptWords));

    private static readonly ConcurrentDictionary<Language, string> Known = new();

    /// <summary>All of them in the reader’s language, as JSON.</summary>
    public static string Json => Known.GetOrAdd(Language.Current, _ => JsonSerializer.Serialize(
        Words.GetAllStrings(includeParentCultures: true).ToDictionary(word => word.Name, word => Words[word.Name].Value)));
}

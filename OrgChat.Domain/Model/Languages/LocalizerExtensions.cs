using Microsoft.Extensions.Localization;

namespace OrgChat.Domain.Model.Languages;

/// <summary>What a language says differently for one and for many, and for each member of an enumeration.</summary>
public static class LocalizerExtensions
{
    /// <summary>
    /// The words for so many of something: “1 file”, “2 files”. The resources hold a form for each plural category the language has
    /// (Unicode CLDR, cardinal rules), under “key.One” and “key.Other”; the count is argument 0.
    /// </summary>
    /// <param name="arguments">What else the words name, as argument 1 and so on.</param>
    public static string Count(this IStringLocalizer words, string key, long count, params ReadOnlySpan<object> arguments) =>
        words[$"{key}.{PluralRules.CategoryOf(count)}", [count, .. arguments]];

    /// <summary>The words for a member of an enumeration, under “Type.Member”.</summary>
    public static string Of<TEnum>(this IStringLocalizer words, TEnum value) where TEnum : struct, Enum =>
        words[$"{typeof(TEnum).Name}.{value}"];
}

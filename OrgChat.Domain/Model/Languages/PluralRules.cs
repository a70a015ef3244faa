namespace OrgChat.Domain.Model.Languages;

/// <summary>
/// Which form of a word stands beside a count, by Unicode CLDR’s cardinal rules. English and Spanish are alike for whole numbers below a
/// million: one, and other. A language with more forms adds its rule here and its forms in the resources.
/// </summary>
internal static class PluralRules
{
    public static string CategoryOf(long count) => count == 1 ? "One" : "Other";
}

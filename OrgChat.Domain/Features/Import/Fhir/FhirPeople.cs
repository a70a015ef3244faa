using System.Globalization;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Features.Import.Fhir;

/// <summary>Names, addresses and days of a person’s record, those of today before those of once.</summary>
internal static class FhirPeople
{
    private static readonly string[] Uses = ["official", "usual"];
    private static readonly string[] FormerUses = ["temp", "nickname", "anonymous", "old", "maiden"];

    /// <summary>All names on the record, the one the person goes by now first.</summary>
    public static IReadOnlyList<string> Names(FhirResource resource, DateTimeOffset now) =>
    [
        .. (resource.Name ?? []).OrderBy(name => HasEnded(name.Period, now)).ThenBy(Rank).Select(Whole).Where(name => name.Length > 0),
    ];

    /// <summary>The contact point in use: never a former one; the one ranked first, then the first.</summary>
    public static string? Contact(FhirResource resource, string system, DateTimeOffset now) => (resource.Telecom ?? [])
        .Where(contact => contact.System == system && !string.IsNullOrWhiteSpace(contact.Value) && contact.Use != "old"
            && !HasEnded(contact.Period, now))
        .OrderBy(contact => contact.Rank ?? int.MaxValue).FirstOrDefault()?.Value;

    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static int Rank(FhirNameElement name) =>
        Array.IndexOf(Uses, name.Use) is >= 0 and var first ? first : Uses.Length + 1 + Array.IndexOf(FormerUses, name.Use);

    private static bool HasEnded(FhirPeriodElement? period, DateTimeOffset now) => FhirInstant.Read(period?.End) is { } end && end.At < now;

    /// <summary>As it is displayed, with the given names first, in one line.</summary>
    private static string Whole(FhirNameElement name)
    {
        var parts = string.Join(' ', [.. name.Prefix ?? [], .. name.Given ?? [], name.Family]);
        var isInParts = name.Given is [_, ..] && !string.IsNullOrWhiteSpace(name.Family);
        var isTurned = name.Text?.Contains(',') == true;
        return PersonNameRules.InOneLine(string.IsNullOrWhiteSpace(name.Text)
            || (isTurned && isInParts) ? parts : PersonNameRules.GivenFirst(name.Text));
    }
}

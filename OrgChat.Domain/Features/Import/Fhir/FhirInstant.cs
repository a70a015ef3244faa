using System.Globalization;
using System.Text.RegularExpressions;

namespace OrgChat.Domain.Features.Import.Fhir;

/// <summary>A moment of a record.</summary>
/// <param name="IsWhole">It is what the record says: not a day, a month or a year, of which the first day’s noon is taken.</param>
internal readonly partial record struct FhirInstant(DateTimeOffset At, bool IsWhole)
{
    /// <summary>Noon is the same day nearly everywhere.</summary>
    private const int Noon = 12;

    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];
    private static readonly string[] PartialForms = ["yyyy-MM-dd", "yyyy-MM", "yyyy"];

    /// <summary>
    /// Reads what FHIR allows, and times without a zone as UTC; null when it is no moment, or before 1970: nobody sent messages then.
    /// </summary>
    public static FhirInstant? Read(string? text)
    {
        var isLeapSecond = text is not null && LeapSecond().IsMatch(text);
        var written = isLeapSecond ? LeapSecond().Replace(text!, ":59") : text ?? "";
        if (Parsed(TooFine().Replace(written, ""), Forms) is { } whole)
        {
            return new FhirInstant(isLeapSecond ? whole.AddSeconds(1) : whole, IsWhole: true);
        }

        return Parsed(written, PartialForms) is { } day ? new FhirInstant(day.AddHours(Noon), IsWhole: false) : null;
    }

    private static DateTimeOffset? Parsed(string text, string[] forms) =>
        DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            && moment >= DateTimeOffset.UnixEpoch
                ? moment.ToUniversalTime()
                : null;

    // No time for either: both walk the text once, and on a busy server time says nothing about work.
    [GeneratedRegex(@"(?<=T\d\d:\d\d):60(?!\d)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex LeapSecond();

    /// <summary>More digits of a second than there are ticks.</summary>
    [GeneratedRegex(@"(?<=\.\d{7})\d+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex TooFine();
}

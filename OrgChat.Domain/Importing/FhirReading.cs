using System.Globalization;
using System.Text.Json;
using OrgChat.Domain.People;

namespace OrgChat.Domain.Importing;

/// <summary>Reads lines, dates and texts of FHIR; what is wrong is a <see cref="RefusedException"/> with a sentence for the report.</summary>
internal static class FhirReading
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
    private static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd"];

    /// <summary>The resource of a line; null for an empty line.</summary>
    public static FhirResource? Resource(ReadOnlySpan<byte> line, string type)
    {
        var json = line.StartsWith("\uFEFF"u8) ? line[3..] : line;
        if (json.Trim(" \t\r"u8).IsEmpty)
        {
            return null;
        }

        var resource = Parse(json);
        return resource switch
        {
            { ResourceType: var other } when other != type => throw new RefusedException($"This is not a {type}: its resourceType is {Quoted(other)}."),
            { Id: null or "" } => throw new RefusedException($"This {type} has no id."),
            _ => resource,
        };
    }

    /// <summary>Earliest 1970: nobody sent messages before.</summary>
    public static DateTimeOffset Moment(string? text) =>
        DateTimeOffset.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            && moment >= DateTimeOffset.UnixEpoch
                ? moment.ToUniversalTime()
                : throw new RefusedException($"“sent” is {Quoted(text)}, not a moment such as 2026-08-20T12:05:15Z.");

    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The name a person goes by.</summary>
    public static string Name(FhirResource resource) =>
        resource.Name?.Select(name => name.Whole.Trim()).FirstOrDefault(name => name.Length > 0) is { } found
            ? Names.Checked(found)
            : throw new RefusedException($"{resource.Key} has no name.");

    public static string? Contact(FhirResource resource, string system) =>
        resource.Telecom?.FirstOrDefault(contact => contact.System == system && !string.IsNullOrWhiteSpace(contact.Value))?.Value;

    public static string Quoted(string? value) => string.IsNullOrEmpty(value) ? "missing" : $"“{(value.Length <= 60 ? value : value[..60] + "…")}”";

    private static FhirResource Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<FhirResource>(json, Json) ?? throw new RefusedException("This line is null, not a FHIR resource.");
        }
        catch (JsonException broken)
        {
            throw new RefusedException(
                string.IsNullOrEmpty(broken.Path) || broken.Path == "$"
                    ? "This line is not a whole JSON object."
                    : $"This line can’t be read as FHIR, at {broken.Path}.",
                broken);
        }
    }
}

using System.Text.Json;
using OrgChat.Domain.Model;

namespace OrgChat.Domain.Features.Import.Fhir;

/// <summary>Reads lines of FHIR; what is wrong is a <see cref="OperatorException"/> with a sentence for the report.</summary>
internal static class FhirReader
{
    private const int LongestQuote = 200;
    private const int LongestId = 128;

    private static readonly JsonSerializerOptions Json =
        new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Converters = { new NullFreeListConverterFactory() } };

    /// <summary>The resource of a line; null for an empty line.</summary>
    public static FhirResource? Resource(ReadOnlySpan<byte> line, string type)
    {
        var json = line.StartsWith("\uFEFF"u8) ? line[3..] : line;
        if (json.Trim(" \t\r"u8).IsEmpty)
        {
            return null;
        }

        var resource = Parse(TextRepairRules.Mended(json));
        return resource switch
        {
            { ResourceType: var other } when other != type =>
                throw new OperatorException($"This is not a {type}: its resourceType is {Quoted(other)}."),
            { Id: null or "" } => throw new OperatorException($"This {type} has no id."),
            { Id: var id } when !IsId(id) => throw new OperatorException($"The id {Quoted(id)} can’t be read as one."),
            _ => resource,
        };
    }

    /// <summary>
    /// What a problem is in a sentence: a refusal in its own words, anything unforeseen by its kind, which holds nobody’s words.
    /// </summary>
    public static string Said(Exception problem) =>
        problem is OperatorException or RefusedException
            ? problem.Message
            : $"This line could not be imported, for a reason nobody foresaw ({problem.GetType().Name}).";

    public static string Quoted(string? value) =>
        string.IsNullOrEmpty(value) ? "missing" : $"“{(value.Length <= LongestQuote ? value : value[..LongestQuote] + "…")}”";

    private static bool IsId(string id) =>
        id.Length <= LongestId && id.All(letter => char.IsAsciiLetterOrDigit(letter) || "-._:~@+=".Contains(letter));

    private static FhirResource Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<FhirResource>(json, Json)
                ?? throw new OperatorException("This line is null, not a FHIR resource.");
        }
        catch (JsonException broken)
        {
            throw new OperatorException(
                string.IsNullOrEmpty(broken.Path) || broken.Path == "$"
                    ? "This line is not a whole JSON object."
                    : $"This line can’t be read as FHIR, at {broken.Path}.",
                broken);
        }
    }
}

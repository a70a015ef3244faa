namespace OrgChat.Domain.Features.Import.Fhir;

/// <summary>What a reference points to, whatever its form: an address, a “urn:uuid:”, or an identifier.</summary>
/// <param name="Base">The server of an absolute address; null for the one that the export is of.</param>
/// <param name="Type">Such as “Patient”; null where the form does not say.</param>
/// <param name="Id">The id; null where the identifier says who.</param>
/// <param name="Identifier">“system|value”, or the value alone.</param>
internal sealed record FhirReferenceTarget(string? Base, string? Type, string? Id, string? Identifier)
{
    private const string ByIdentifier = "?identifier=";
    private const string Version = "/_history/";

    private static readonly string[] Urns = ["urn:uuid:", "urn:oid:"];

    /// <summary>Null where the reference names nothing that could be found: nothing at all, or something inside its own record.</summary>
    public static FhirReferenceTarget? Of(FhirReferenceElement? reference) => reference switch
    {
        { Reference: { Length: > 0 } text } => Of(text.Trim()),
        { Identifier: { Value.Length: > 0 } identifier } => new FhirReferenceTarget(null, reference.Type, null, Joined(identifier)),
        _ => null,
    };

    /// <summary>How an identifier is asked for.</summary>
    public static string Joined(FhirIdentifierElement identifier) =>
        string.IsNullOrEmpty(identifier.System) ? identifier.Value! : $"{identifier.System}|{identifier.Value}";

    private static FhirReferenceTarget? Of(string text)
    {
        if (Array.Find(Urns, urn => text.StartsWith(urn, StringComparison.OrdinalIgnoreCase)) is { } urn)
        {
            return new FhirReferenceTarget(null, null, text[urn.Length..], null);
        }

        if (text.IndexOf(ByIdentifier, StringComparison.Ordinal) is > 0 and var at)
        {
            return new FhirReferenceTarget(null, text[..at].Split('/')[^1], null,
                Uri.UnescapeDataString(text[(at + ByIdentifier.Length)..]).TrimStart('|'));
        }

        var parts = text.Split(Version)[0].TrimEnd('/').Split('/');
        return text.StartsWith('#') || parts.Length < 2 ? null
            : new FhirReferenceTarget(parts.Length == 2 ? null : string.Join('/', parts[..^2]), parts[^2], parts[^1], null);
    }
}

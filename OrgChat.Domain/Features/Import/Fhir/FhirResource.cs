
namespace OrgChat.Domain.Features.Import.Fhir;

/// <summary>
/// What is read of a Practitioner, PractitionerRole, Patient, RelatedPerson or Communication (FHIR R4); the rest of a line is ignored.
/// </summary>
internal sealed record FhirResource
{
    public string? ResourceType { get; init; }

    public string? Id { get; init; }

    public FhirMetaElement? Meta { get; init; }

    public IReadOnlyList<FhirIdentifierElement>? Identifier { get; init; }

    public bool? Active { get; init; }

    public IReadOnlyList<FhirNameElement>? Name { get; init; }

    public IReadOnlyList<FhirContactElement>? Telecom { get; init; }

    public string? BirthDate { get; init; }

    public bool? DeceasedBoolean { get; init; }

    public string? DeceasedDateTime { get; init; }

    /// <summary>Other records of the same patient.</summary>
    public IReadOnlyList<FhirLinkElement>? Link { get; init; }

    /// <summary>A patient’s languages.</summary>
    public IReadOnlyList<FhirLanguageElement>? Communication { get; init; }

    public IReadOnlyList<FhirQualificationElement>? Qualification { get; init; }

    public IReadOnlyList<FhirReferenceElement>? GeneralPractitioner { get; init; }

    /// <summary>Whose role a PractitionerRole is.</summary>
    public FhirReferenceElement? Practitioner { get; init; }

    /// <summary>Whom a RelatedPerson belongs to.</summary>
    public FhirReferenceElement? Patient { get; init; }

    public IReadOnlyList<FhirConceptElement>? Relationship { get; init; }

    public string? Status { get; init; }

    public FhirConceptElement? Topic { get; init; }

    public IReadOnlyList<FhirReferenceElement>? PartOf { get; init; }

    public IReadOnlyList<FhirReferenceElement>? InResponseTo { get; init; }

    /// <summary>Whom a Communication is about.</summary>
    public FhirReferenceElement? Subject { get; init; }

    public FhirReferenceElement? Sender { get; init; }

    public IReadOnlyList<FhirReferenceElement>? Recipient { get; init; }

    public string? Sent { get; init; }

    public string? Received { get; init; }

    public IReadOnlyList<FhirPayloadElement>? Payload { get; init; }

    /// <summary>How others refer to it, such as “Patient/17”.</summary>
    public string Key => $"{ResourceType}/{Id}";

    public bool IsInactive => Active == false;

    public bool IsDeceased => DeceasedBoolean == true || DeceasedDateTime is not null;

    /// <summary>The record that took this one’s place.</summary>
    public FhirReferenceElement? ReplacedBy => Link?.FirstOrDefault(link => link is { Type: "replaced-by", Other: not null })?.Other;
}

internal sealed record FhirMetaElement(string? LastUpdated);

internal sealed record FhirIdentifierElement(string? System, string? Value);

internal sealed record FhirPeriodElement(string? Start, string? End);

internal sealed record FhirNameElement(
    string? Use, string? Text, string? Family, IReadOnlyList<string>? Given, IReadOnlyList<string>? Prefix, FhirPeriodElement? Period);

internal sealed record FhirContactElement(string? System, string? Value, string? Use, int? Rank, FhirPeriodElement? Period);

internal sealed record FhirCodingElement(string? Display);

internal sealed record FhirConceptElement(string? Text, IReadOnlyList<FhirCodingElement>? Coding)
{
    /// <summary>What a person would read.</summary>
    public string? Words =>
        new[] { Text }.Concat((Coding ?? []).Select(coding => coding.Display)).FirstOrDefault(words => !string.IsNullOrWhiteSpace(words));
}

internal sealed record FhirLanguageElement(FhirConceptElement? Language);

internal sealed record FhirLinkElement(FhirReferenceElement? Other, string? Type);

internal sealed record FhirQualificationElement(FhirConceptElement? Code);

/// <summary>A part of a message: R4 has texts, attachments and references, R5 concepts in their place.</summary>
internal sealed record FhirPayloadElement(string? ContentString, FhirAttachmentElement? ContentAttachment,
    FhirConceptElement? ContentCodeableConcept);

/// <param name="Data">In base 64; cut short where it is longer than any message.</param>
internal sealed record FhirAttachmentElement(string? ContentType, string? Data);

/// <summary>Whom or what a record names: see <see cref="FhirReferenceTarget"/> for the forms it may have.</summary>
internal sealed record FhirReferenceElement(string? Reference, string? Type, FhirIdentifierElement? Identifier)
{
    /// <summary>As it was written.</summary>
    public string? Written => Reference ?? (Identifier is null ? null : $"{Type}?identifier={Identifier.System}|{Identifier.Value}");
}

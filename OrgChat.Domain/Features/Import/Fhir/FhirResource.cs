namespace OrgChat.Domain.Features.Import.Fhir;

/// <summary>What is read of a Practitioner, PractitionerRole, Patient, RelatedPerson or Communication (FHIR R4); the rest of a line is ignored.</summary>
internal sealed record FhirResource
{
    public string? ResourceType { get; init; }

    public string? Id { get; init; }

    public FhirMeta? Meta { get; init; }

    public IReadOnlyList<FhirIdentifier>? Identifier { get; init; }

    public bool? Active { get; init; }

    public IReadOnlyList<FhirName>? Name { get; init; }

    public IReadOnlyList<FhirContact>? Telecom { get; init; }

    public string? BirthDate { get; init; }

    public bool? DeceasedBoolean { get; init; }

    public string? DeceasedDateTime { get; init; }

    /// <summary>Other records of the same patient.</summary>
    public IReadOnlyList<FhirLink>? Link { get; init; }

    /// <summary>A patient’s languages.</summary>
    public IReadOnlyList<FhirLanguage>? Communication { get; init; }

    public IReadOnlyList<FhirQualification>? Qualification { get; init; }

    public IReadOnlyList<FhirReference>? GeneralPractitioner { get; init; }

    /// <summary>Whose role a PractitionerRole is.</summary>
    public FhirReference? Practitioner { get; init; }

    /// <summary>Whom a RelatedPerson belongs to.</summary>
    public FhirReference? Patient { get; init; }

    public IReadOnlyList<FhirConcept>? Relationship { get; init; }

    public string? Status { get; init; }

    public FhirConcept? Topic { get; init; }

    public IReadOnlyList<FhirReference>? PartOf { get; init; }

    public IReadOnlyList<FhirReference>? InResponseTo { get; init; }

    /// <summary>Whom a Communication is about.</summary>
    public FhirReference? Subject { get; init; }

    public FhirReference? Sender { get; init; }

    public IReadOnlyList<FhirReference>? Recipient { get; init; }

    public string? Sent { get; init; }

    public string? Received { get; init; }

    public IReadOnlyList<FhirPayload>? Payload { get; init; }

    /// <summary>How others refer to it, such as “Patient/17”.</summary>
    public string Key => $"{ResourceType}/{Id}";

    public bool IsInactive => Active == false;

    public bool IsDeceased => DeceasedBoolean == true || DeceasedDateTime is not null;

    /// <summary>The record that took this one’s place.</summary>
    public FhirReference? ReplacedBy => Link?.FirstOrDefault(link => link is { Type: "replaced-by", Other: not null })?.Other;
}

internal sealed record FhirMeta(string? LastUpdated);

internal sealed record FhirIdentifier(string? System, string? Value);

internal sealed record FhirPeriod(string? Start, string? End);

internal sealed record FhirName(
    string? Use, string? Text, string? Family, IReadOnlyList<string>? Given, IReadOnlyList<string>? Prefix, FhirPeriod? Period);

internal sealed record FhirContact(string? System, string? Value, string? Use, int? Rank, FhirPeriod? Period);

internal sealed record FhirCoding(string? Display);

internal sealed record FhirConcept(string? Text, IReadOnlyList<FhirCoding>? Coding)
{
    /// <summary>What a person would read.</summary>
    public string? Words => new[] { Text }.Concat((Coding ?? []).Select(coding => coding.Display)).FirstOrDefault(words => !string.IsNullOrWhiteSpace(words));
}

internal sealed record FhirLanguage(FhirConcept? Language);

internal sealed record FhirLink(FhirReference? Other, string? Type);

internal sealed record FhirQualification(FhirConcept? Code);

/// <summary>A part of a message: R4 has texts, attachments and references, R5 concepts in their place.</summary>
internal sealed record FhirPayload(string? ContentString, FhirAttachment? ContentAttachment, FhirConcept? ContentCodeableConcept);

/// <param name="Data">In base 64; cut short where it is longer than any message.</param>
internal sealed record FhirAttachment(string? ContentType, string? Data);

/// <summary>Whom or what a record names: see <see cref="FhirReferenceTarget"/> for the forms it may have.</summary>
internal sealed record FhirReference(string? Reference, string? Type, FhirIdentifier? Identifier)
{
    /// <summary>As it was written.</summary>
    public string? Written => Reference ?? (Identifier is null ? null : $"{Type}?identifier={Identifier.System}|{Identifier.Value}");
}

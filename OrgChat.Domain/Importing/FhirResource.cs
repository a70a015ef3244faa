namespace OrgChat.Domain.Importing;

/// <summary>What is read of a Practitioner, Patient, RelatedPerson or Communication (FHIR R4); the rest of a line is ignored.</summary>
internal sealed record FhirResource
{
    public string? ResourceType { get; init; }

    public string? Id { get; init; }

    public bool? Active { get; init; }

    public IReadOnlyList<FhirName>? Name { get; init; }

    public IReadOnlyList<FhirContact>? Telecom { get; init; }

    public string? BirthDate { get; init; }

    /// <summary>A patient’s languages.</summary>
    public IReadOnlyList<FhirLanguage>? Communication { get; init; }

    public IReadOnlyList<FhirQualification>? Qualification { get; init; }

    public IReadOnlyList<FhirReference>? GeneralPractitioner { get; init; }

    /// <summary>Whom a RelatedPerson belongs to.</summary>
    public FhirReference? Patient { get; init; }

    public IReadOnlyList<FhirConcept>? Relationship { get; init; }

    public string? Status { get; init; }

    public FhirConcept? Topic { get; init; }

    public IReadOnlyList<FhirReference>? PartOf { get; init; }

    public FhirReference? Sender { get; init; }

    public IReadOnlyList<FhirReference>? Recipient { get; init; }

    public string? Sent { get; init; }

    public IReadOnlyList<FhirPayload>? Payload { get; init; }

    /// <summary>How others refer to it, such as “Patient/17”.</summary>
    public string Key => $"{ResourceType}/{Id}";

    public bool IsInactive => Active == false;

    public bool IsEnteredInError => Status == "entered-in-error";
}

internal sealed record FhirName(string? Text, string? Family, IReadOnlyList<string>? Given, IReadOnlyList<string>? Prefix)
{
    public string Whole => string.IsNullOrWhiteSpace(Text) ? string.Join(' ', [.. Prefix ?? [], .. Given ?? [], Family]).Trim() : Text;
}

internal sealed record FhirContact(string? System, string? Value);

internal sealed record FhirConcept(string? Text);

internal sealed record FhirLanguage(FhirConcept? Language);

internal sealed record FhirQualification(FhirConcept? Code);

internal sealed record FhirPayload(string? ContentString);

internal sealed record FhirReference(string? Reference)
{
    /// <summary>“Patient/17”, also of an absolute address or of one version of the record.</summary>
    public string Key
    {
        get
        {
            var current = (Reference ?? "").Split("/_history/")[0];
            return string.Join('/', current.Split('/').TakeLast(2));
        }
    }
}

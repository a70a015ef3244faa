using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Organizations;

namespace OrgChat.Domain.Features.Clinic;

/// <summary>What a clinic says of itself; null is what nobody said.</summary>
public sealed record ClinicProfileModel
{
    public required string? Name { get; init; }

    /// <summary>The number clients call.</summary>
    public string? Phone { get; init; }

    /// <summary>Whom clients call when it cannot wait.</summary>
    public string? EmergencyLine { get; init; }

    public OpeningHours? Hours { get; init; }

    /// <summary>The IANA name of the time zone.</summary>
    public string? TimeZone { get; init; }

    /// <summary>What those read who chose no language.</summary>
    public required Language Language { get; init; }

    internal static ClinicProfileModel Of(Organization organization) => new()
    {
        Name = organization.Name,
        Phone = organization.Phone,
        EmergencyLine = organization.EmergencyLine,
        Hours = organization.Hours,
        TimeZone = organization.TimeZone,
        Language = organization.Language,
    };
}

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

    /// <inheritdoc cref="WaitRules.GrowingMinutes"/>
    public int GrowingMinutes { get; init; } = WaitRules.DefaultGrowing;

    /// <inheritdoc cref="WaitRules.OverdueMinutes"/>
    public int OverdueMinutes { get; init; } = WaitRules.DefaultOverdue;

    public WaitRules Waits => new(new OfficeTime(Hours, TimeZone), GrowingMinutes, OverdueMinutes);

    /// <inheritdoc cref="Organization.LocksClosed"/>
    public bool LocksClosed { get; init; }

    /// <summary>What differs here from where it began, and the rest as it stands now.</summary>
    internal ClinicProfileModel Over(ClinicProfileModel begun, ClinicProfileModel now) => new()
    {
        Name = Name == begun.Name ? now.Name : Name,
        Phone = Phone == begun.Phone ? now.Phone : Phone,
        EmergencyLine = EmergencyLine == begun.EmergencyLine ? now.EmergencyLine : EmergencyLine,
        Hours = Hours == begun.Hours ? now.Hours : Hours,
        TimeZone = TimeZone == begun.TimeZone ? now.TimeZone : TimeZone,
        Language = Language == begun.Language ? now.Language : Language,
        GrowingMinutes = GrowingMinutes == begun.GrowingMinutes ? now.GrowingMinutes : GrowingMinutes,
        OverdueMinutes = OverdueMinutes == begun.OverdueMinutes ? now.OverdueMinutes : OverdueMinutes,
        LocksClosed = LocksClosed == begun.LocksClosed ? now.LocksClosed : LocksClosed,
    };

    internal static ClinicProfileModel Of(Organization organization) => new()
    {
        Name = organization.Name,
        Phone = organization.Phone,
        EmergencyLine = organization.EmergencyLine,
        Hours = organization.Hours,
        TimeZone = organization.TimeZone,
        Language = organization.Language,
        GrowingMinutes = organization.Waits.GrowingMinutes,
        OverdueMinutes = organization.Waits.OverdueMinutes,
        LocksClosed = organization.LocksClosed,
    };
}

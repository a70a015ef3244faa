using System.Text.Json;
using System.Text.Json.Serialization;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;

namespace OrgChat.Domain.Model.Audit;

/// <summary>
/// What completes an entry: codes, figures and what was there before, never a sentence; words are made where it is shown, in the reader’s
/// language. Everything that does not apply is null. Stored as JSON under these names, so that a name, once used, stays.
/// </summary>
public sealed record AuditFacts
{
    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The number of the message that was sent.</summary>
    public long? Message { get; init; }

    /// <summary>With how many files; null for none.</summary>
    public int? Files { get; init; }

    /// <summary>The content type of a file.</summary>
    public string? FileType { get; init; }

    public Permission? Permission { get; init; }

    public AuditedPage? Page { get; init; }

    public AuditQuestion? Question { get; init; }

    /// <summary>How many words were searched for.</summary>
    public int? Words { get; init; }

    public AuditSearchFilters? Filters { get; init; }

    /// <summary>The browser somebody signed in with, as it calls itself; empty for a program nobody knows.</summary>
    public string? Browser { get; init; }

    /// <summary>The system it ran on, as it calls itself.</summary>
    public string? System { get; init; }

    public AuditFactor? Factor { get; init; }

    /// <summary>Who was shown the link that was used.</summary>
    public string? LinkShownTo { get; init; }

    /// <summary>Whether the person chose the e-mail address themselves.</summary>
    public bool? HasOwnAddress { get; init; }

    public string? FormerName { get; init; }

    public bool? IsEmailChanged { get; init; }

    public TeamRole? FormerRole { get; init; }

    public string? FormerProfession { get; init; }

    public bool? IsSignatureChanged { get; init; }

    /// <summary>The day somebody is back.</summary>
    public DateOnly? Back { get; init; }

    public int? TeamIdleMinutes { get; init; }

    public int? ClientIdleMinutes { get; init; }

    /// <summary>The clinic’s number; empty where there is none any more.</summary>
    public string? Phone { get; init; }

    /// <summary>The clinic’s emergency line; empty where there is none any more.</summary>
    public string? EmergencyLine { get; init; }

    /// <summary>The clinic’s opening hours as they are kept; empty where there are none any more.</summary>
    public string? OpeningHours { get; init; }

    /// <summary>The IANA name of the clinic’s time zone; empty where there is none any more.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The code of the language the clinic speaks.</summary>
    public string? Language { get; init; }

    /// <summary>The targets of the clinic for answering, in minutes of its open time.</summary>
    public int? GrowingMinutes { get; init; }

    /// <inheritdoc cref="GrowingMinutes"/>
    public int? OverdueMinutes { get; init; }

    /// <inheritdoc cref="Organizations.Organization.LocksClosed"/>
    public bool? LocksClosed { get; init; }

    /// <summary>The id of a tag; what it is called stands in no record.</summary>
    public Guid? Tag { get; init; }

    /// <summary>Whether the clinic’s clients begin conversations.</summary>
    public bool? AreStartsOn { get; init; }

    /// <summary>The number of a data key.</summary>
    public int? DataKey { get; init; }

    /// <summary>The public name of a master key.</summary>
    public string? MasterKey { get; init; }

    /// <summary>How many refusals were not listed one by one.</summary>
    public int? Times { get; init; }

    /// <summary>Whether the record was found whole.</summary>
    public bool? IsWhole { get; init; }

    /// <summary>Whether an import has ended; the counts are what it brought.</summary>
    public bool? IsEnded { get; init; }

    public int? TeamMembers { get; init; }

    public int? Clients { get; init; }

    public int? Conversations { get; init; }

    public int? Messages { get; init; }

    /// <summary>
    /// Null for what OrgChat did not write: whoever reads the record is not stopped by it, and the verification names it.
    /// </summary>
    internal static AuditFacts? TryOf(string stored)
    {
        try
        {
            return JsonSerializer.Deserialize<AuditFacts>(stored, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal string ToStored() => JsonSerializer.Serialize(this, Json);
}

namespace OrgChat.Domain.Model.Organizations;

/// <summary>The name of a time zone, as the IANA keeps them: “America/Chicago”.</summary>
public static class TimeZoneName
{
    /// <summary>Longest name kept, in characters.</summary>
    public const int MaxLength = 64;

    /// <summary>Those that have a place of their own, in the order of their names; without offsets and names from before.</summary>
    public static IReadOnlyList<string> All { get; } = [.. TimeZoneInfo.GetSystemTimeZones()
        .Select(zone => TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var iana) ? iana : zone.Id)
        .Where(IsOfAPlace).Append("UTC").Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The zone of a name; null for one nobody knows.</summary>
    public static TimeZoneInfo? Find(string? name) => name is { Length: > 0 and <= MaxLength } && (name == "UTC" || IsOfAPlace(name))
        && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    /// <summary>The name, if it is one; null for none.</summary>
    /// <exception cref="RefusedException">There is no such zone.</exception>
    public static string? Checked(string? name) => string.IsNullOrWhiteSpace(name) ? null
        : Find(name.Trim()) is not null ? name.Trim() : throw new RefusedException("UnknownTimeZone");

    // Region and place; “Etc/GMT+5” is an offset, and means the opposite of what it says.
    private static bool IsOfAPlace(string name) => name.Contains('/', StringComparison.Ordinal)
        && !name.StartsWith("Etc/", StringComparison.Ordinal) && !name.StartsWith("SystemV/", StringComparison.Ordinal)
        && !name.StartsWith("posix/", StringComparison.Ordinal) && !name.StartsWith("right/", StringComparison.Ordinal);
}

using OrgChat.Domain.Model;

namespace OrgChat.Web.Backups;

/// <summary>When the server makes backups, from <c>OrgChat:Backup</c>.</summary>
public sealed record BackupOptions
{
    /// <summary>The longest that health may stay green without a new backup.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(48);

    /// <summary>Where they go: best on another disk. Null means the server makes none.</summary>
    public string? Directory { get; init; }

    public TimeSpan Every { get; init; } = TimeSpan.FromHours(6);

    /// <summary>How many are kept.</summary>
    public int Keep { get; init; } = 28;

    /// <summary>Health turns red when the newest good backup is older.</summary>
    public TimeSpan TooOldAfter { get; init; } = TimeSpan.FromHours(24);

    /// <exception cref="OperatorException">The configuration makes no sense.</exception>
    public static BackupOptions From(IConfiguration configuration, string contentRoot)
    {
        var options = configuration.GetSection("OrgChat:Backup").Get<BackupOptions>() ?? new BackupOptions();
        return options.Every > TimeSpan.Zero && options.Keep > 0 && options.TooOldAfter > TimeSpan.Zero && options.TooOldAfter <= Longest
            ? options with { Directory = options.Directory is { Length: > 0 } given ? Path.GetFullPath(given, contentRoot) : null }
            : throw new OperatorException(
                "OrgChat:Backup: Every, Keep and TooOldAfter are more than nothing, and TooOldAfter is at most 48 hours (2.00:00:00).");
    }
}

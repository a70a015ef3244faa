namespace OrgChat.Domain.Model.Organizations;

/// <summary>
/// From when until when, by the clock on the clinic’s wall. What closes before it opens closes the day after; what closes when it opens is
/// open for a whole day.
/// </summary>
public sealed record OpenTime(TimeOnly Opens, TimeOnly Closes)
{
    /// <summary>A day and a night.</summary>
    public static OpenTime WholeDay { get; } = new(TimeOnly.MinValue, TimeOnly.MinValue);

    internal TimeSpan Length => Closes == Opens ? TimeSpan.FromDays(1) : Closes - Opens;
}

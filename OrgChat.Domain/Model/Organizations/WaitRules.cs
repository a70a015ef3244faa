namespace OrgChat.Domain.Model.Organizations;

/// <summary>From when on a client’s wait counts as what: by the organization’s targets, in the time it is open.</summary>
/// <param name="GrowingMinutes">After how many minutes of that somebody should look.</param>
/// <param name="OverdueMinutes">After how many it is too long; more than those.</param>
public sealed record WaitRules(
    OfficeTime Office, int GrowingMinutes = WaitRules.DefaultGrowing, int OverdueMinutes = WaitRules.DefaultOverdue)
{
    /// <summary>What stands for the targets of an organization that set none, in minutes.</summary>
    public const int DefaultGrowing = 15, DefaultOverdue = 60;

    /// <summary>The longest target, in minutes: a week.</summary>
    public const int Longest = 7 * 24 * 60;

    public WaitState Of(DateTimeOffset since, DateTimeOffset now)
    {
        var wait = Office.Between(since, now);
        return wait >= TimeSpan.FromMinutes(OverdueMinutes) ? WaitState.Overdue
            : wait >= TimeSpan.FromMinutes(GrowingMinutes) ? WaitState.Growing
            : WaitState.Fresh;
    }
}

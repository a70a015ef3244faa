using OrgChat.Domain.Features.Clinic;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Organizations;

namespace OrgChat.Web.Components.Clinic;

/// <summary>What an admin is typing about the clinic; it stays as it is while something in it is refused.</summary>
public sealed class ClinicDraft
{
    public string? Name { get; set; }

    public string? Phone { get; set; }

    public string? EmergencyLine { get; set; }

    public string? TimeZone { get; set; }

    public Language? Language { get; set; }

    public int GrowingMinutes { get; set; }

    public int OverdueMinutes { get; set; }

    public bool LocksClosed { get; set; }

    /// <summary>The times of each day, as they are typed.</summary>
    public Dictionary<DayOfWeek, List<TypedTime>> Days { get; } = OpeningHours.Days.ToDictionary(day => day, _ => new List<TypedTime>());

    public static ClinicDraft Of(ClinicProfileModel profile)
    {
        var draft = new ClinicDraft
        {
            Name = profile.Name,
            Phone = profile.Phone,
            EmergencyLine = profile.EmergencyLine,
            TimeZone = profile.TimeZone,
            Language = profile.Language,
            GrowingMinutes = profile.GrowingMinutes,
            OverdueMinutes = profile.OverdueMinutes,
            LocksClosed = profile.LocksClosed,
        };
        foreach (var day in OpeningHours.Days)
        {
            draft.Days[day].AddRange(profile.Hours?.On(day).Select(time => new TypedTime(time.Opens, time.Closes)) ?? []);
        }

        return draft;
    }

    /// <exception cref="RefusedException">A time is not filled in, or two overlap.</exception>
    public ClinicProfileModel ToProfile() => new()
    {
        Name = Name,
        Phone = Phone,
        EmergencyLine = EmergencyLine,
        Hours = new OpeningHours(day => Days[day].Select(Read)),
        TimeZone = TimeZone,
        Language = Language ?? Language.English,
        GrowingMinutes = GrowingMinutes,
        OverdueMinutes = OverdueMinutes,
        LocksClosed = LocksClosed,
    };

    /// <summary>One more time on a day: office hours on an empty one, an afternoon after a morning.</summary>
    public void AddTime(DayOfWeek day) =>
        Days[day].Add(Days[day].Count == 0 ? new TypedTime(new TimeOnly(8, 0), new TimeOnly(17, 0)) : new TypedTime(null, null));

    /// <summary>
    /// The days that open like this one when it is copied: of a weekday, the others that are open, or all of them while none is yet. The
    /// weekend and a closed day are copied nowhere.
    /// </summary>
    public IReadOnlyList<DayOfWeek> CopiesOf(DayOfWeek day)
    {
        if (!OpeningHours.Weekdays.Contains(day) || Days[day].Count == 0)
        {
            return [];
        }

        List<DayOfWeek> others = [.. OpeningHours.Weekdays.Where(other => other != day)];
        return others.Exists(other => Days[other].Count > 0) ? others.FindAll(other => Days[other].Count > 0) : others;
    }

    public void Copy(DayOfWeek day)
    {
        foreach (var other in CopiesOf(day))
        {
            Days[other].Clear();
            Days[other].AddRange(Days[day].Select(time => new TypedTime(time.Opens, time.Closes)));
        }
    }

    private static OpenTime Read(TypedTime time) => time is { Opens: { } opens, Closes: { } closes }
        ? new OpenTime(opens, closes)
        : throw new RefusedException("OpenTimeIncomplete");
}

/// <summary>From when until when, as far as it is filled in.</summary>
public sealed class TypedTime(TimeOnly? opens, TimeOnly? closes)
{
    public TimeOnly? Opens { get; set; } = opens;

    public TimeOnly? Closes { get; set; } = closes;
}

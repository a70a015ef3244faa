using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Model.Notices;

/// <summary>How one person wants to be told; nobody else’s concern.</summary>
public sealed class NoticePreferences
{
    private NoticePreferences() { }

    public NoticePreferences(Person person)
    {
        PersonId = person.Id;
        OrganizationId = person.OrganizationId;
        Choices = NoticeRules.DefaultFor(person);
        Minutes = NoticeRules.DefaultMinutesFor(person);
    }

    public Guid PersonId { get; private set; }

    public Guid OrganizationId { get; private set; }

    public NoticeChoices Choices { get; private set; }

    /// <summary>For how many minutes a message may be unread before they are told.</summary>
    public int Minutes { get; private set; }

    public TimeOnly? QuietFrom { get; private set; }

    public TimeOnly? QuietUntil { get; private set; }

    /// <summary>Where their clock stands, by its IANA name; null for the clinic’s.</summary>
    public string? TimeZone { get; private set; }

    /// <summary>When they are told nothing; null for never.</summary>
    public QuietHours? Quiet => QuietFrom is { } from && QuietUntil is { } until ? new(from, until) : null;

    public void Choose(NoticeChoices choices) => Choices = choices;

    /// <exception cref="RefusedException">Fewer or more minutes than <see cref="NoticeRules"/> allows.</exception>
    public void WaitFor(int minutes) => Minutes = minutes is >= NoticeRules.FewestMinutes and <= NoticeRules.MostMinutes
        ? minutes
        : throw new RefusedException("NoticeMinutes", NoticeRules.FewestMinutes, NoticeRules.MostMinutes);

    /// <summary>Sets when they are told nothing; nothing takes it away.</summary>
    /// <exception cref="RefusedException">There is no such zone.</exception>
    public void BeQuiet(QuietHours? hours, string? timeZone) =>
        (QuietFrom, QuietUntil, TimeZone) = (hours?.From, hours?.Until, TimeZoneName.Checked(timeZone));
}

using OrgChat.Domain.Model.People;

namespace OrgChat.Domain.Features.Inbox;

/// <summary>A conversation that is put off, or that came back.</summary>
/// <param name="By">Who snoozed it.</param>
/// <param name="Until">Until when.</param>
/// <param name="BackSince">Null while it is snoozed.</param>
public sealed record SnoozeModel(PersonName By, DateTimeOffset Until, DateTimeOffset? BackSince)
{
    public bool IsBack => BackSince is not null;

    /// <summary>Whether a client wrote before its time.</summary>
    public bool IsBackEarly => BackSince < Until;
}

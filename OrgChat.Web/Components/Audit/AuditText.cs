using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Languages;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Web.Components.Shared.Text;
using static OrgChat.Web.Components.Audit.AuditWords;

namespace OrgChat.Web.Components.Audit;

/// <summary>The record in words; the only place where actions and rights of the record get theirs.</summary>
public static class AuditText
{
    /// <summary>Every action to filter by, under the heading of its hundred.</summary>
    public static IEnumerable<IGrouping<AuditActionKind, AuditAction>> Groups { get; } =
        Enum.GetValues<AuditAction>().GroupBy(KindOf).ToList();

    /// <summary>The action as such, as a filter names it.</summary>
    public static string Name(AuditAction action) => action == AuditAction.SessionTooLong
        ? Words["AuditAction.SessionTooLong", SessionRules.Longest.TotalHours]
        : Words.Of(action);

    /// <summary>What was done in one entry; whom it was about stands beside it.</summary>
    public static string What(AuditEntry entry) => (entry.Action switch
    {
        AuditAction.MessageSent when entry.FilesSent is { } files => Words.Count("SentWithFiles", files),
        AuditAction.MessageSentOnBehalf when entry.FilesSent is { } files =>
            Words.Count("SentOnBehalfWithFiles", files, entry.SubjectName ?? ""),
        AuditAction.MessageSent => Name(entry.Action),
        AuditAction.MessageSentOnBehalf => Words["SentOnBehalf", entry.SubjectName ?? ""],
        AuditAction.OwnerChanged => Words["HandedOverTo", entry.SubjectName ?? ""],
        AuditAction.ParticipantAdded => Words["AddedParticipant", entry.SubjectName ?? ""],
        AuditAction.ParticipantRemoved => Words["RemovedParticipant", entry.SubjectName ?? ""],
        AuditAction.ClientAssigned => Words["AssignedTo", entry.SubjectName ?? ""],
        AuditAction.ClientUnassigned => Words["UnassignedFrom", entry.SubjectName ?? ""],
        AuditAction.PermissionGranted => Words["TurnedOn", Detail(entry)],
        AuditAction.PermissionRevoked => Words["TurnedOff", Detail(entry)],
        AuditAction.MoreRefused => long.TryParse(Detail(entry), out var times) ? Words.Count("RefusedMore", times) : Words["RefusedOften"],
        _ => Detail(entry) is { Length: > 0 } detail ? Words["Completed", Name(entry.Action), detail] : Name(entry.Action),
    }).Readable();

    /// <summary>What completes an entry, in words; as it was written in entries of format 1, which hold words.</summary>
    public static string Detail(AuditEntry entry) => entry.Facts is { } facts ? AuditFactsText.Of(facts)
        : entry.Action is AuditAction.RecordRead or AuditAction.RecordExported
        && Enum.TryParse<AuditQuestion>(entry.Detail, out var question) ? Words.Of(question)
        : entry.Detail ?? "";

    /// <summary>Why it was refused; empty when it was done.</summary>
    public static string Why(AuditEntry entry) => entry.Reason is { } reason ? Words.Of(reason) : "";

    /// <summary>The client concerned, or else the member.</summary>
    public static string About(AuditEntry entry) => (entry.ClientName ?? entry.SubjectName ?? "").Readable();

    /// <summary>By which right; a dash where the record keeps none.</summary>
    public static string Right(AuditEntry entry) => Right(RightOf(entry));

    /// <summary>By which right somebody acted.</summary>
    public static string Right(AuditRight? right) => Words.Of(right ?? AuditRight.None);

    /// <summary>What an entry says of the right, or what follows from its action.</summary>
    public static AuditRight? RightOf(AuditEntry entry) =>
        entry.Format < AuditChainFormat.Newest && entry.Right is null or AuditRight.None && entry.Outcome == Outcome.Done
            && IsForAdmins(entry.Action)
            ? AuditRight.Admin : entry.Right;

    /// <summary>The heading under which an action stands.</summary>
    public static AuditActionKind KindOf(AuditAction action) => (int)action switch
    {
        < 200 => AuditActionKind.Conversations,
        < 300 => AuditActionKind.Participants,
        < 400 => AuditActionKind.Permissions,
        < 500 => AuditActionKind.Team,
        < 600 => AuditActionKind.Clients,
        < 700 => AuditActionKind.Import,
        < 800 => AuditActionKind.SignIn,
        >= 800 and < 850 => AuditActionKind.Keys,
        >= 850 and < 900 => AuditActionKind.Search,
        >= 900 and < 920 => AuditActionKind.Files,
        >= 950 and < 970 => AuditActionKind.Record,
        >= 1000 and < 1100 => AuditActionKind.Clinic,
        >= 1300 and < 1400 => AuditActionKind.Notices,
        _ => AuditActionKind.Other,
    };

    // Entries of format 1 do not say so.
    private static bool IsForAdmins(AuditAction action) =>
        action is AuditAction.OwnerChanged or AuditAction.ParticipantRemoved or AuditAction.ClientAssigned
        or AuditAction.ClientUnassigned or AuditAction.ClinicPhoneChanged or AuditAction.ClinicProfileChanged
        || action is AuditAction.RecordRead or AuditAction.RecordExported or AuditAction.RecordVerified
        || KindOf(action) is AuditActionKind.Permissions or AuditActionKind.Team;
}

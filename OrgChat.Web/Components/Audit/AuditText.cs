using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Model.Sessions;
using OrgChat.Web.Components.Shared.Text;
using static System.FormattableString;

namespace OrgChat.Web.Components.Audit;

/// <summary>The record in words; the only place where actions and rights of the record get theirs.</summary>
public static class AuditText
{
    /// <summary>Every action to filter by, under the heading of its hundred.</summary>
    public static IEnumerable<IGrouping<string, AuditAction>> Groups { get; } = Enum.GetValues<AuditAction>().GroupBy(Group).ToList();

    /// <summary>The action as such, as a filter names it.</summary>
    public static string Name(AuditAction action) => action switch
    {
        AuditAction.ConversationOpened => "Opened a conversation",
        AuditAction.ConversationStarted => "Started a conversation",
        AuditAction.MessageSent => "Sent a message",
        AuditAction.MessageSentOnBehalf => "Sent on behalf of the owner",
        AuditAction.ConversationClosed => "Closed a conversation",
        AuditAction.ConversationReopened => "Reopened a conversation",
        AuditAction.NoReplyNeeded => "Marked “No reply needed”",
        AuditAction.OwnerChanged => "Handed a conversation over",
        AuditAction.ConversationPrinted => "Printed a conversation",
        AuditAction.ParticipantAdded => "Added a participant",
        AuditAction.ParticipantRemoved => "Removed a participant",
        AuditAction.PermissionGranted => "Turned a permission on",
        AuditAction.PermissionRevoked => "Turned a permission off",
        AuditAction.AdminGranted => "Made an admin",
        AuditAction.AdminRevoked => "Took the admin role away",
        AuditAction.MemberInvited => "Invited to the team",
        AuditAction.MemberEdited => "Changed a profile",
        AuditAction.MemberDeactivated => "Deactivated a member",
        AuditAction.MemberReactivated => "Reactivated a member",
        AuditAction.SignInLinkMade => "Made a sign-in link",
        AuditAction.HandOverBegan => "Began to hand over what a member left",
        AuditAction.HandOverEnded => "Handed over all a member left",
        AuditAction.ClientAssigned => "Assigned a client",
        AuditAction.ClientUnassigned => "Unassigned a client",
        AuditAction.ClientAdded => "Added a client",
        AuditAction.ClientTakenBack => "Took back a client who was added by mistake",
        AuditAction.ClientPageOpened => "Opened a client’s page",
        AuditAction.HistoryImported => "Imported a history",
        AuditAction.MessagesSearched => "Searched in messages",
        AuditAction.MessagesFound => "Saw messages in a search",
        AuditAction.SignedIn => "Signed in",
        AuditAction.SignedOut => "Signed out",
        AuditAction.SessionEnded => "Signed a device out",
        AuditAction.SessionEndedByAdmin => "Signed a member out",
        AuditAction.SessionIdle => "Was signed out after inactivity",
        AuditAction.SessionTooLong => Invariant($"Was signed out after {SessionRules.Longest.TotalHours} hours"),
        AuditAction.SessionEndedByChange => "Was signed out by a changed sign-in",
        AuditAction.SessionEndedByLeaving => "Was signed out by deactivation",
        AuditAction.ScreenRefused => "Was refused an old screen",
        AuditAction.IdleLimitsChanged => "Changed the automatic sign-out",
        AuditAction.SignInFailed => "Sign-in failed",
        AuditAction.SignInLocked => "Sign-in locked after failed tries",
        AuditAction.PasswordChanged => "Changed the password",
        AuditAction.PasswordReset => "Chose a password by link",
        AuditAction.ResetRequested => "Asked for a new password",
        AuditAction.ClientInvited => "Invited a client",
        AuditAction.ClientLetterMade => "Made an invitation letter for a client",
        AuditAction.ClientIdentified => "Made sure of a client and gave out the second code",
        AuditAction.OrganizationSetUp => "Set the organization up",
        AuditAction.FactorAdded => "Added a second factor",
        AuditAction.FactorRemoved => "Removed a second factor",
        AuditAction.FactorFailed => "Second factor failed",
        AuditAction.FactorsReset => "Reset the second factor",
        AuditAction.RecoveryCodesMade => "Made recovery codes",
        AuditAction.RecoveryCodeUsed => "Used a recovery code",
        AuditAction.FactorRequired => "Asked a second factor of the team",
        AuditAction.FactorNotRequired => "Asked no second factor of the team any more",
        AuditAction.ConfirmationFailed => "Failed to confirm who they are",
        AuditAction.DataKeyRotated => "Began to seal with a new key",
        AuditAction.MasterKeyRotated => "Changed the master key",
        AuditAction.RecordRead => "Read this record",
        AuditAction.RecordExported => "Exported this record",
        AuditAction.RecordVerified => "Verified this record",
        AuditAction.LooksRead => "Read who looked at a conversation",
        AuditAction.PageOpened => "Asked for a page",
        AuditAction.SomethingTried => "Tried something else",
        AuditAction.MoreRefused => "Was refused again and again",
        AuditAction.AnchoringBegan => "Began to sign this record",
        AuditAction.ClinicPhoneChanged => "Changed the clinic’s phone number",
        AuditAction.FileOpened => "Opened a file",
        AuditAction.FileRefused => "A file did not pass the check",
        AuditAction.FileDamaged => "Found a file damaged",
        AuditAction.TextDamaged => "Found a text damaged",
        AuditAction.FileAttached => "Attached a file",
        _ => action.ToString(),
    };

    /// <summary>What was done in one entry; whom it was about stands beside it.</summary>
    public static string What(AuditEntry entry) => (entry.Action switch
    {
        AuditAction.MessageSent when entry.FilesSent is { } files => $"Sent a message with {AuditFactsText.Many(files, "file")}",
        AuditAction.MessageSentOnBehalf when entry.FilesSent is { } files =>
            $"Sent on behalf of {entry.SubjectName}, with {AuditFactsText.Many(files, "file")}",
        AuditAction.MessageSent => Name(entry.Action),
        AuditAction.MessageSentOnBehalf => $"Sent on behalf of {entry.SubjectName}",
        AuditAction.OwnerChanged => $"Handed a conversation over to {entry.SubjectName}",
        AuditAction.ParticipantAdded => $"Added a participant: {entry.SubjectName}",
        AuditAction.ParticipantRemoved => $"Removed a participant: {entry.SubjectName}",
        AuditAction.ClientAssigned => $"Assigned to {entry.SubjectName}",
        AuditAction.ClientUnassigned => $"Unassigned from {entry.SubjectName}",
        AuditAction.PermissionGranted => $"Turned on “{Detail(entry)}”",
        AuditAction.PermissionRevoked => $"Turned off “{Detail(entry)}”",
        AuditAction.MoreRefused => Detail(entry) is { Length: > 0 } times
        ? $"Was refused {times} times more"
        : "Was refused so often that further refusals are counted",
        _ => Detail(entry) is { Length: > 0 } detail ? $"{Name(entry.Action)}: {detail}" : Name(entry.Action),
    }).Readable();

    /// <summary>What completes an entry, in words; as it was written in entries of format 1, which hold words.</summary>
    public static string Detail(AuditEntry entry) => entry.Facts is { } facts ? AuditFactsText.Of(facts)
        : entry.Action is AuditAction.RecordRead or AuditAction.RecordExported
        && Enum.TryParse<AuditQuestion>(entry.Detail, out var question) ? Name(question)
        : entry.Detail ?? "";

    /// <summary>What an officer asks.</summary>
    public static string Name(AuditQuestion question) => question switch
    {
        AuditQuestion.WhoSaw => "Who saw a client",
        AuditQuestion.WhatTheyDid => "What a member did",
        AuditQuestion.Denied => "Denied attempts",
        _ => "Everything",
    };

    /// <summary>Why it was refused; empty when it was done.</summary>
    public static string Why(AuditEntry entry) => entry.Reason switch
    {
        null => "",
        RefusalReason.NotFound => "Not there, or not open to them",
        RefusalReason.NotAllowed => "Not allowed",
        RefusalReason.NotActive => "Account not active",
        RefusalReason.NotConfirmed => "Had to confirm who they are",
        _ => "Not possible as asked",
    };

    /// <summary>The client concerned, or else the member.</summary>
    public static string About(AuditEntry entry) => (entry.ClientName ?? entry.SubjectName ?? "").Readable();

    /// <summary>By which right; a dash where the record keeps none.</summary>
    public static string Right(AuditEntry entry) =>
        entry.Format < AuditChainFormat.Newest && entry.Right is null or AuditRight.None && entry.Outcome == Outcome.Done
            && IsForAdmins(entry.Action)
            ? Right(AuditRight.Admin) : Right(entry.Right);

    /// <summary>By which right somebody acted.</summary>
    public static string Right(AuditRight? right) => right switch
    {
        AuditRight.Participate => "Participant",
        AuditRight.OnBehalf => Permission.OrganizationChat.Text(),
        AuditRight.Read => "Access to all conversations",
        AuditRight.Own => "Own access",
        AuditRight.Member => "Team member",
        AuditRight.Admin => "Admin",
        AuditRight.OnlyAdmin => "Only admin, for themself",
        AuditRight.OwnClient => "Own client",
        AuditRight.AllClients => "Permission for all clients",
        null or AuditRight.None => "–",
        _ => right.Value.ToString(),
    };

    /// <summary>The heading under which an action stands.</summary>
    public static string Group(AuditAction action) => (int)action switch
    {
        < 200 => "Conversations",
        < 300 => "Participants",
        < 400 => "Permissions",
        < 500 => "Team",
        < 600 => "Clients",
        < 700 => "Import",
        < 800 => "Sign-in",
        >= 800 and < 850 => "Keys",
        >= 850 and < 900 => "Search",
        >= 900 and < 920 => "Files",
        >= 950 and < 970 => "This record",
        >= 1000 and < 1100 => "Clinic",
        _ => "Other",
    };

    // Entries of format 1 do not say so.
    private static bool IsForAdmins(AuditAction action) =>
        action is AuditAction.OwnerChanged or AuditAction.ParticipantRemoved or AuditAction.ClientAssigned
        or AuditAction.ClientUnassigned or AuditAction.ClinicPhoneChanged
        || action is AuditAction.RecordRead or AuditAction.RecordExported or AuditAction.RecordVerified
        || Group(action) is "Permissions" or "Team";
}

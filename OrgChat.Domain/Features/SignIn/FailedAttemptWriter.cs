using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.SignIn;

/// <summary>Puts wrong passwords and codes on the record of an account, and the lock that follows them.</summary>
internal static class FailedAttemptWriter
{
    private const string Somebody = "Somebody";

    public static void RecordFailure(this OrgChatDb db, Account account, AuditAction action, Turn turn, DateTimeOffset now)
    {
        db.RecordOfSomebody(account.Person, action, now);
        if (turn.Locks)
        {
            db.RecordOfSomebody(account.Person, AuditAction.SignInLocked, now);
        }
    }

    /// <summary>An act of whoever it was: that it was the person themself is not known.</summary>
    public static void RecordOfSomebody(this OrgChatDb db, Person about, AuditAction action, DateTimeOffset now) =>
        db.AuditEntries.Add(AuditEntry.ByProgram(about.OrganizationId, Somebody, action, now).From(db.Acting).About(about));
}

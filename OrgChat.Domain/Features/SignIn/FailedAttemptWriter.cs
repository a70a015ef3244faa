using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Accounts;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.SignIn;

/// <summary>Puts wrong passwords and codes on the record of an account, and the lock that follows them.</summary>
internal static class FailedAttemptWriter
{
    private const string Somebody = "Somebody";

    public static void RecordFailure(this OrgChatDb db, Account account, AuditAction action, Turn turn, DateTimeOffset now, Actor from)
    {
        db.RecordOfSomebody(account.Person, action, now, from);
        if (turn.Locks)
        {
            db.RecordOfSomebody(account.Person, AuditAction.SignInLocked, now, from);
        }
    }

    /// <summary>An act of whoever it was: that it was the person themself is not known.</summary>
    /// <param name="from">In which session, if any, and from which network address.</param>
    public static void RecordOfSomebody(this OrgChatDb db, Person about, AuditAction action, DateTimeOffset now, Actor from) =>
        db.AuditEntries.Add(AuditEntry.ByProgram(about.OrganizationId, Somebody, action, now).From(from).About(about));
}

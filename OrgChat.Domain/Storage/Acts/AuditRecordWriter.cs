using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.Acts;

/// <summary>Adds the record to the act’s own transaction: no record, no act.</summary>
internal static class AuditRecordWriter
{
    /// <param name="from">Who really acts, from where; the default where the program does it for somebody.</param>
    public static AuditEntry Record(this OrgChatDb db, Person actor, AuditAction action, DateTimeOffset now, Actor from = default)
    {
        var entry = db.AuditEntries.Add(new AuditEntry(actor, action, now).By(AuditRight.Own)).Entity;
        return from.PersonId == actor.Id ? entry.From(from) : entry;
    }
}

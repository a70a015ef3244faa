using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.Acts;

/// <summary>Adds the record to the act’s own transaction: no record, no act.</summary>
internal static class AuditRecordWriter
{
    public static AuditEntry Record(this OrgChatDb db, Person actor, AuditAction action, DateTimeOffset now)
    {
        var entry = db.AuditEntries.Add(new AuditEntry(actor, action, now)).Entity;
        return db.Acting.PersonId == actor.Id ? entry.From(db.Acting) : entry;
    }

    /// <summary>An act in a conversation, with the right the actor has there now.</summary>
    public static AuditEntry Record(this OrgChatDb db, Person actor, AuditAction action, Conversation conversation, DateTimeOffset now) =>
        db.Record(actor, action, now).In(conversation, conversation.AccessOf(actor));
}

using OrgChat.Domain.Conversations;
using OrgChat.Domain.Data;
using OrgChat.Domain.People;

namespace OrgChat.Domain.Audit;

/// <summary>Adds the record to the act’s own transaction: no record, no act.</summary>
internal static class AuditRecording
{
    public static AuditEntry Record(this OrgChatDb db, Person actor, AuditAction action, DateTimeOffset now)
    {
        var entry = new AuditEntry(actor, action, now);
        db.AuditEntries.Add(entry);
        return entry;
    }

    /// <summary>An act in a conversation, with the right the actor has there now.</summary>
    public static AuditEntry Record(this OrgChatDb db, Person actor, AuditAction action, Conversation conversation, DateTimeOffset now) =>
        db.Record(actor, action, now).In(conversation, conversation.AccessOf(actor));
}

using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.Acts;

/// <summary>Adds the record to the act’s own transaction: no record, no act.</summary>
internal static class AuditRecordWriter
{
    /// <param name="from">Who really acts, from where; the default where the program does it for somebody.</param>
    public static AuditEntry Record(this OrgChatDb db, Person actor, AuditAction action, DateTimeOffset now, Actor from = default)
    {
        var entry = db.AuditEntries.Add(new AuditEntry(actor, action, now)).Entity;
        return from.PersonId == actor.Id ? entry.From(from) : entry;
    }

    /// <summary>An act in a conversation, with the right the actor has there now.</summary>
    /// <inheritdoc cref="Record(OrgChatDb, Person, AuditAction, DateTimeOffset, Actor)"/>
    public static AuditEntry Record(
        this OrgChatDb db, Person actor, AuditAction action, Conversation conversation, DateTimeOffset now, Actor from = default) =>
        db.Record(actor, action, now, from).In(conversation, conversation.AccessOf(actor));
}

using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.ClientStarts;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Demo;

/// <summary>
/// One organization’s conversations as they are told. Everything goes through the entities’ own rules and is accounted for as the services
/// would; the record is kept back until <see cref="Tell"/>, because its entries stand in the order of time.
/// </summary>
internal sealed class DemoStory(OrgChatDb db)
{
    private readonly List<AuditEntry> record = [];

    public DemoConversation Begin(TeamMember owner, Person[] others, DateTimeOffset at, string? title = null)
    {
        var conversation = Conversation.Start(owner, others, title, at);
        db.Add(conversation);
        Account(owner, AuditAction.ConversationStarted, conversation, at);
        return new DemoConversation(this, db, conversation);
    }

    /// <summary>A client begins, and writes next.</summary>
    public DemoConversation Begin(Client client, TeamMember owner, StartReason about, DateTimeOffset at)
    {
        var conversation = Conversation.StartBy(client, owner, about, at);
        db.Add(conversation);
        Account(client, AuditAction.ConversationStarted, conversation, at);
        return new DemoConversation(this, db, conversation);
    }

    public AuditEntry Account(Person actor, AuditAction action, DateTimeOffset at)
    {
        var entry = new AuditEntry(actor, action, at);
        record.Add(entry);
        return entry;
    }

    public AuditEntry Account(Person actor, AuditAction action, Conversation conversation, DateTimeOffset at) =>
        Account(actor, action, at).In(conversation, conversation.AccessOf(actor));

    /// <summary>Adds the record, oldest first.</summary>
    public void Tell() => db.AddRange(record.OrderBy(entry => entry.At));
}

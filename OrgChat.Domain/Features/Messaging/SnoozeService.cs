using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Messaging;

/// <summary>Puts conversations off until a time, and brings them back.</summary>
public sealed class SnoozeService(OrgChatDatabase database, TimeProvider clock)
{
    /// <summary>Those that are looked for at once; each comes back in a transaction of its own.</summary>
    private const int AtOnce = 100;

    /// <inheritdoc cref="Conversation.Snooze"/>
    public Task SnoozeAsync(Actor actor, Guid conversationId, DateTimeOffset until) =>
        ChangeAsync(actor, new(AuditAction.ConversationSnoozed, conversationId),
            (act, conversation) => conversation.Snooze(act.Person, until, act.Now));

    /// <inheritdoc cref="Conversation.Wake"/>
    public Task WakeAsync(Actor actor, Guid conversationId) =>
        ChangeAsync(actor, new(AuditAction.ConversationWoken, conversationId),
            (act, conversation) => conversation.Wake(act.Person, act.Now));

    /// <summary>Brings back whatever’s time has come.</summary>
    public async Task WakeDueAsync()
    {
        while (await database.ReadAsync(DueAsync) is { Count: > 0 } due)
        {
            foreach (var id in due)
            {
                await database.WriteAsync(db => WakeAsync(db, id));
            }
        }
    }

    private Task<List<Guid>> DueAsync(OrgChatDb db)
    {
        var now = clock.GetUtcNow();
        return db.Conversations.Where(c => c.SnoozedUntil != null && c.BackSince == null && c.SnoozedUntil <= now)
            .OrderBy(c => c.SnoozedUntil).Select(c => c.Id).Take(AtOnce).ToListAsync();
    }

    // Asked again in the turn that brings it back: another node, a client or a colleague may have been quicker.
    private async Task WakeAsync(OrgChatDb db, Guid id)
    {
        if (await db.ConversationAsync(id) is { SnoozedBy: { } member } conversation && conversation.WakeAtItsTime(clock.GetUtcNow()))
        {
            db.Record(member, AuditAction.SnoozeEnded, clock.GetUtcNow(), default).In(conversation, conversation.AccessOf(member));
        }
    }

    private Task ChangeAsync(Actor actor, AuditedOperation operation, Action<Act, Conversation> change) =>
        database.WriteAsync(actor, operation, async (Act act) =>
        {
            var conversation = await act.Db.ConversationForAsync(act.Person, operation.ConversationId!.Value);
            var before = conversation.Revision;
            change(act, conversation);
            if (conversation.Revision != before)
            {
                act.Record(conversation);
            }
        });
}

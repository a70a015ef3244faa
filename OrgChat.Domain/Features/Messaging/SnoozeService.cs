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
    /// <summary>Those looked at in one turn.</summary>
    private const int AtOnce = 500;

    /// <inheritdoc cref="Conversation.Snooze"/>
    public Task SnoozeAsync(Actor actor, Guid conversationId, DateTimeOffset until) =>
        ChangeAsync(actor, new(AuditAction.ConversationSnoozed, conversationId),
            (act, conversation) =>
            {
                conversation.Snooze(act.Person, until, act.Now);
                return Task.CompletedTask;
            });

    /// <inheritdoc cref="Conversation.Wake"/>
    public Task WakeAsync(Actor actor, Guid conversationId) =>
        ChangeAsync(actor, new(AuditAction.ConversationWoken, conversationId),
            (act, conversation) =>
            {
                conversation.Wake(act.Person, act.Now);
                return Task.CompletedTask;
            });

    /// <inheritdoc cref="Conversation.UndoSnooze"/>
    public Task UndoAsync(Actor actor, Guid conversationId) =>
        ChangeAsync(actor, new(AuditAction.ConversationWoken, conversationId), async (act, conversation) =>
            conversation.UndoSnooze(act.Person, await act.Db.FormerSnoozerAsync(conversation), act.Now));

    /// <summary>Those whose time has come, the earliest first.</summary>
    public Task<IReadOnlyList<Guid>> DueAsync() => database.ReadAsync<IReadOnlyList<Guid>>(async db =>
    {
        var now = clock.GetUtcNow();
        return await db.Conversations.Where(c => c.SnoozedUntil != null && c.BackSince == null && c.SnoozedUntil <= now)
            .OrderBy(c => c.SnoozedUntil).Select(c => c.Id).Take(AtOnce).ToListAsync();
    });

    /// <summary>Brings one back, if its time has come and nobody was quicker: another node, a client or a colleague.</summary>
    public Task BringBackAsync(Guid conversationId) => database.WriteAsync(async db =>
    {
        var now = clock.GetUtcNow();
        if (await db.ConversationAsync(conversationId) is { SnoozedBy: { } member } conversation && conversation.WakeAtItsTime(now))
        {
            db.Record(member, AuditAction.SnoozeEnded, now, default).In(conversation, conversation.AccessOf(member));
        }
    });

    private Task ChangeAsync(Actor actor, AuditedOperation operation, Func<Act, Conversation, Task> change) =>
        database.WriteAsync(actor, operation, async (Act act) =>
        {
            var conversation = await act.Db.ConversationForAsync(act.Person, operation.ConversationId!.Value);
            var before = conversation.Revision;
            await change(act, conversation);
            if (conversation.Revision != before)
            {
                act.Record(conversation);
            }
        });
}

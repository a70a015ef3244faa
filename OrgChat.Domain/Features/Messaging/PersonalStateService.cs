using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Messaging;

/// <summary>What each person keeps for themself about a conversation: read position, muted, archived. Never anybody else’s.</summary>
public sealed class PersonalStateService(OrgChatDatabase database)
{
    /// <summary>The reader has seen every message up to this number.</summary>
    public Task MarkReadAsync(Actor actor, Guid conversationId, long number) =>
        ChangeAsync(actor, conversationId, (state, conversation, now) =>
            state.Read(Math.Min(number, conversation.LastNumber), now));

    /// <summary>This message and all after it count as unread again, for this reader only.</summary>
    public Task MarkUnreadAsync(Actor actor, Guid conversationId, long fromNumber) =>
        ChangeAsync(actor, conversationId, (state, _, _) => state.Unread(fromNumber));

    public Task MuteAsync(Actor actor, Guid conversationId, bool muted) =>
        ChangeAsync(actor, conversationId, (state, _, _) => state.Mute(muted));

    /// <summary>Out of the reader’s own lists until a new message arrives.</summary>
    public Task ArchiveAsync(Actor actor, Guid conversationId) =>
        ChangeAsync(actor, conversationId, (state, conversation, _) => state.Archive(conversation.LastNumber));

    public Task UnarchiveAsync(Actor actor, Guid conversationId) =>
        ChangeAsync(actor, conversationId, (state, _, _) => state.Unarchive());

    private Task ChangeAsync(Actor actor, Guid conversationId, Action<PersonalState, Conversation, DateTimeOffset> change) =>
        database.WriteAsync(actor, new(AuditAction.ConversationOpened, conversationId), async (WritingAct act) =>
        {
            var conversation = await act.ConversationAsync(conversationId);
            change(await act.Db.KnownStateAsync(act.Person, conversation), conversation, act.Now);
        });
}

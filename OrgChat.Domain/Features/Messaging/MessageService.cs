using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Disk;
using OrgChat.Domain.Storage.Messaging;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Messaging;

/// <summary>Sends messages and keeps what is being written.</summary>
public sealed class MessageService(OrgChatDatabase database, DiskSpaceService room)
{
    private static readonly Func<OrgChatDb, Guid, Guid, Task<SavedDraft?>> Saved = CompiledQueries.First(
        (OrgChatDb db, Guid person, Guid conversation) =>
            db.SavedDrafts.Where(d => d.PersonId == person && d.ConversationId == conversation));

    /// <summary>
    /// Sends a draft: as oneself, or on behalf of the owner where the author does not take part. The same draft sent again is the same
    /// message; another text under its key is another message. When this returns, the message is on disk.
    /// </summary>
    /// <returns>The message’s number in the conversation.</returns>
    /// <exception cref="ChangedMeanwhileException">Others did something here since it was begun; see <see cref="Draft.SeenAt"/>.</exception>
    /// <exception cref="RefusedException">See <see cref="Conversation.Write"/>; nothing was sent and the saved draft is kept.</exception>
    public async Task<long> SendAsync(Actor actor, Guid conversationId, Draft draft)
    {
        using var numbered = database.Prepare(actor, draft);
        return await SendInTurnAsync(actor, conversationId, draft);
    }

    private Task<long> SendInTurnAsync(Actor actor, Guid conversationId, Draft draft) =>
        database.WriteAsync(actor, Sending(conversationId, draft), async (WritingAct act) =>
        {
            var conversation = await act.ConversationAsync(conversationId);
            var (message, kept) = await act.SendAsync(room, conversation, draft);
            if (kept is not null)
            {
                await ForgetDraftAsync(act.Db, kept, draft);
            }

            return message.Number;
        });

    /// <summary>Throws when sending the draft now would be stopped because of what others did since it was begun.</summary>
    /// <exception cref="ChangedMeanwhileException">It would.</exception>
    public Task RequireUnchangedAsync(Actor actor, Guid conversationId, Draft draft) =>
        database.ReadAsync(actor, Sending(conversationId, draft), async (Act act) =>
        {
            await act.Db.RequireUnchangedAsync(act.Person, await act.Db.ConversationForAsync(act.Person, conversationId), draft);
            return true;
        });

    /// <summary>
    /// Keeps what is being written, and whether Send was pressed for it in vain; an empty text forgets it. A text too long to send is kept
    /// all the same.
    /// </summary>
    /// <returns>The number of this saving (<see cref="PersonalState.DraftNumber"/>); 0 where there was nothing to save.</returns>
    public Task<long> KeepDraftAsync(Actor actor, Guid conversationId, Draft draft) =>
        database.WriteAsync(actor, Sending(conversationId, draft), async (WritingAct act) =>
        {
            var conversation = await act.ConversationAsync(conversationId);
            if (draft.Text.Length > SavedDraft.MaxLength
                || (await act.Db.SentAsync(act.Person.Id, conversationId, draft.Key))?.Text == MessageText.Clean(draft.Text))
            {
                return 0;
            }

            var state = await act.Db.KnownStateAsync(act.Person, conversation);
            if (string.IsNullOrWhiteSpace(draft.Text))
            {
                await ForgetDraftAsync(act.Db, state, draft);
                return state.DraftNumber;
            }

            state.StandUnsent(draft.UnsentSince);
            return Keep(act, state, await Saved(act.Db, act.Person.Id, conversationId), draft.Key, draft.Text);
        });

    /// <summary>Brings back a draft that was discarded; below it stays what its writer has begun here since.</summary>
    public Task RestoreDraftAsync(Actor actor, Guid conversationId, Draft draft) =>
        database.WriteAsync(actor, Sending(conversationId, draft), async (WritingAct act) =>
        {
            var state = await act.Db.KnownStateAsync(act.Person, await act.ConversationAsync(conversationId));
            var saved = await Saved(act.Db, act.Person.Id, conversationId);
            Keep(act, state, saved, saved?.Key ?? draft.Key, saved?.Text is { } begun ? $"{draft.Text}\n\n{begun}" : draft.Text);
        });

    /// <summary>
    /// What a page that is gone left in its tab: Send was pressed for it in vain. It stands in its writer’s lists as not sent; the text is
    /// kept here too, unless they have begun another one since.
    /// </summary>
    public Task StandUnsentAsync(Actor actor, Guid conversationId, Draft draft) =>
        database.WriteAsync(actor, Sending(conversationId, draft), async (WritingAct act) =>
        {
            var conversation = await act.ConversationAsync(conversationId);
            // Whatever files it went out with: those of a page that is gone are not told.
            if (draft.Text.Length > SavedDraft.MaxLength
                || (await act.Db.SentAsync(act.Person.Id, conversationId, draft.Key))?.Text == MessageText.Clean(draft.Text)
                || (await act.Db.FindSentAsync(act.Person, conversationId, draft)).Sent is not null)
            {
                return;
            }

            var state = await act.Db.KnownStateAsync(act.Person, conversation);
            state.StandUnsent(draft.UnsentSince);
            var saved = await Saved(act.Db, act.Person.Id, conversationId);
            if (saved is null || saved.Key == draft.Key)
            {
                Keep(act, state, saved, draft.Key, draft.Text);
            }
        });

    /// <summary>Whether a draft of the actor’s has become a message here.</summary>
    public Task<bool> IsSentAsync(Actor actor, Guid conversationId, Draft draft) =>
        database.ReadAsync(actor, new AuditedOperation(AuditAction.MessageSent, conversationId), async (Act act) =>
        {
            await act.Db.ConversationForAsync(act.Person, conversationId);
            return (await act.Db.FindSentAsync(act.Person, conversationId, draft)).Sent is not null;
        });

    private static long Keep(WritingAct act, PersonalState state, SavedDraft? saved, Guid key, string text)
    {
        saved ??= act.Db.SavedDrafts.Add(new SavedDraft(act.Person, state.ConversationId)).Entity;
        saved.Keep(key, text, act.Now);
        state.KeepDraft(act.Now);
        return state.DraftNumber;
    }

    private static AuditedOperation Sending(Guid conversationId, Draft draft) => draft.OnBehalfOfId is { } owner
        ? new(AuditAction.MessageSentOnBehalf, conversationId, SubjectId: owner)
        : new(AuditAction.MessageSent, conversationId);

    /// <summary>With the draft goes that it was not sent; another one, of another window, stays with a mark that is its own.</summary>
    private static async Task ForgetDraftAsync(OrgChatDb db, PersonalState state, Draft draft)
    {
        var saved = await Saved(db, state.PersonId, state.ConversationId);
        // One that does not open is nobody’s to send: what is sent now takes its place.
        var isAnother = saved is { Text: not null } && saved.Key != draft.Key;
        if (!isAnother || state.UnsentSince == draft.UnsentSince)
        {
            state.StandUnsent(null);
        }

        if (saved is not null && !isAnother)
        {
            state.EndDraft();
            db.SavedDrafts.Remove(saved);
        }
    }
}

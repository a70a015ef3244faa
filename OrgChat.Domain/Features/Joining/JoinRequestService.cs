using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Joining;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Joining;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Joining;

/// <summary>Who asks to be added to a conversation, and what its owner answers.</summary>
public sealed class JoinRequestService(OrgChatDatabase database)
{
    /// <summary>Who asks, the first first: all of them for the owner, a colleague reads of themself alone.</summary>
    public Task<IReadOnlyList<PersonName>> ListAsync(Actor actor, Guid conversationId) =>
        database.ReadAsync<MemberAct, IReadOnlyList<PersonName>>(actor, new(AuditAction.ConversationOpened, conversationId), async act =>
        {
            var conversation = await act.Db.ConversationForAsync(act.Member, conversationId);
            if (conversation.JoinAskedAt is null)
            {
                return [];
            }

            var asked = await (
                from request in act.Db.JoinRequestsIn(conversationId)
                join person in act.Db.People on request.PersonId equals person.Id
                where conversation.OwnerId == act.Member.Id || person.Id == act.Member.Id
                orderby request.At
                select person).ToListAsync();
            return [.. asked.Select(person => new PersonName(person.Id, person.Name))];
        });

    /// <inheritdoc cref="Conversation.AskToJoin"/>
    public Task AskAsync(Actor actor, Guid conversationId) =>
        ChangeAsync(actor, new(AuditAction.JoiningAsked, conversationId), async (act, conversation) =>
        {
            if (!await act.Db.JoinRequestsIn(conversationId).AnyAsync(r => r.PersonId == act.Member.Id)
                && conversation.AskToJoin(act.Member, act.Now))
            {
                act.Db.JoinRequests.Add(new JoinRequest(conversation, act.Member, act.Now));
                act.Record(conversation);
            }
        });

    /// <summary>The actor asks no more.</summary>
    public Task WithdrawAsync(Actor actor, Guid conversationId) =>
        ChangeAsync(actor, new(AuditAction.JoiningWithdrawn, conversationId), async (act, conversation) =>
        {
            conversation.RequireAnsweringStaff(act.Member);
            if (await act.Db.SettleJoinRequestAsync(conversation, act.Member.Id))
            {
                conversation.AskNoMore(act.Member, act.Now);
                act.Record(conversation);
            }
        });

    /// <summary>The owner adds who asked; they see the whole history.</summary>
    /// <exception cref="RefusedException">Somebody else owns it, or who asked is no longer there.</exception>
    public Task AddAsync(Actor actor, Guid conversationId, Guid memberId) =>
        ChangeAsync(actor, new(AuditAction.ParticipantAdded, conversationId, SubjectId: memberId), async (act, conversation) =>
        {
            conversation.RequireOwner(act.Member);
            var newcomer = await act.Db.ColleagueAsync(act.Member, memberId);
            if (await act.Db.SettleJoinRequestAsync(conversation, memberId) && !conversation.Has(newcomer))
            {
                conversation.Add(act.Member, newcomer, act.Now);
                act.Record(conversation).About(newcomer);
            }
        });

    /// <inheritdoc cref="Conversation.DeclineToAdd"/>
    public Task DeclineAsync(Actor actor, Guid conversationId, Guid memberId) =>
        ChangeAsync(actor, new(AuditAction.JoiningDeclined, conversationId, SubjectId: memberId), async (act, conversation) =>
        {
            conversation.RequireOwner(act.Member);
            var colleague = await act.Db.ColleagueAsync(act.Member, memberId);
            if (await act.Db.SettleJoinRequestAsync(conversation, memberId))
            {
                conversation.DeclineToAdd(act.Member, colleague, act.Now);
                act.Record(conversation).About(colleague);
            }
        });

    private Task ChangeAsync(Actor actor, AuditedOperation operation, Func<MemberAct, Conversation, Task> change) =>
        database.WriteAsync(actor, operation, async (MemberAct act) =>
            await change(act, await act.Db.ConversationForAsync(act.Member, operation.ConversationId!.Value)));
}

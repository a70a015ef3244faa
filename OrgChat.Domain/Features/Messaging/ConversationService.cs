using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Clients;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Joining;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Messaging;

/// <summary>Starts conversations and changes who takes part and whether they are open.</summary>
public sealed class ConversationService(OrgChatDatabase database)
{
    /// <summary>Starts a conversation the actor owns, with clients the actor can find and any colleagues.</summary>
    /// <param name="key">Made once per dialog; the same key again gives the same conversation.</param>
    /// <returns>The conversation’s id.</returns>
    public Task<Guid> StartAsync(Actor actor, Guid key, IReadOnlyCollection<Guid> others, string? title) =>
        database.WriteAsync(actor, new(AuditAction.ConversationStarted), async (MemberAct act) =>
        {
            if (await act.Db.StartedBy(act.Member, key).FirstOrDefaultAsync() is { } same)
            {
                return same.Id;
            }

            var people = await FindAsync(act.Db, act.Member, others);
            var conversation = Conversation.Start(act.Member, people, title, act.Now);
            conversation.KeepOrigin(Conversation.OriginOf(act.Member, key));
            act.Db.Conversations.Add(conversation);
            act.Record(conversation);
            return conversation.Id;
        });

    /// <summary>The owner lets people take part; they see the whole history.</summary>
    /// <param name="confirmedClients">Those among them who are clients, each confirmed by name: one click must not show a patient another’s
    /// words.</param>
    /// <exception cref="RefusedException">A client among them was not confirmed, or somebody cannot be added; nobody was.</exception>
    public Task AddAsync(Actor actor, Guid conversationId, IReadOnlyCollection<Guid> people, IReadOnlyCollection<Guid> confirmedClients) =>
        ChangeAsync(actor, new(AuditAction.ParticipantAdded, conversationId, SubjectId: people.FirstOrDefault()),
            async (act, conversation) =>
            {
                foreach (var newcomer in await FindAsync(act.Db, act.Person, people))
                {
                    RequireConfirmed(newcomer, confirmedClients);
                    var before = conversation.Revision;
                    conversation.Add(act.Person, newcomer, act.Now);
                    if (conversation.Revision != before)
                    {
                        await act.Db.SettleJoinRequestAsync(conversation, newcomer.Id);
                        await act.Db.LeaveUnreadForAsync(conversation, newcomer, act.Now);
                        act.Record(conversation).About(newcomer);
                    }
                }
            });

    /// <summary>The owner ends somebody’s taking part; they see nothing more.</summary>
    public Task RemoveAsync(Actor actor, Guid conversationId, Guid personId) =>
        ChangeAsync(actor, new(AuditAction.ParticipantRemoved, conversationId, SubjectId: personId), (act, conversation) =>
        {
            var leaver = conversation.People.FirstOrDefault(person => person.Id == personId)
                ?? throw new NotFoundException(MissingKind.Person);
            act.Record(conversation).About(leaver);
            conversation.Remove(act.Person, leaver, act.Now);
            return Task.CompletedTask;
        });

    /// <param name="seen">The newest message the actor had before them; what came after it is not closed over.</param>
    public Task CloseAsync(Actor actor, Guid conversationId, long? seen = null) =>
        ChangeAsync(actor, conversationId, AuditAction.ConversationClosed,
            (act, conversation) => conversation.Close(act.Person, act.Now, seen));

    public Task ReopenAsync(Actor actor, Guid conversationId) =>
        ChangeAsync(actor, conversationId, AuditAction.ConversationReopened,
            (act, conversation) => conversation.Reopen(act.Person, act.Now));

    /// <inheritdoc cref="Conversation.UndoClose"/>
    public Task UndoCloseAsync(Actor actor, Guid conversationId) =>
        ChangeAsync(actor, new(AuditAction.ConversationReopened, conversationId), async (act, conversation) =>
        {
            var before = conversation.Revision;
            conversation.UndoClose(act.Person, await act.Db.FormerSnoozerAsync(conversation), act.Now);
            if (conversation.Revision != before)
            {
                act.Record(conversation);
            }
        });

    /// <summary>Takes the conversation off “Needs reply” with the actor’s name on it.</summary>
    /// <param name="seen">The newest message the actor had before them; what came after it is not declared about.</param>
    public Task DeclareNoReplyNeededAsync(Actor actor, Guid conversationId, long? seen = null) =>
        ChangeAsync(actor, conversationId, AuditAction.NoReplyNeeded, (act, conversation) =>
            conversation.DeclareNoReplyNeeded(act.Person, act.Now, seen));

    /// <summary>A colleague owns the conversation from now on.</summary>
    /// <inheritdoc cref="Conversation.Transfer"/>
    public Task TransferAsync(Actor actor, Guid conversationId, Guid memberId) =>
        ChangeAsync(actor, new(AuditAction.OwnerChanged, conversationId, SubjectId: memberId), async (act, conversation) =>
        {
            var before = conversation.OwnerId;
            var successor = await act.Db.ColleagueAsync(act.Person, memberId);
            conversation.Transfer(act.Person, successor, act.Now);
            if (conversation.OwnerId != before)
            {
                await act.Db.SettleJoinRequestAsync(conversation, successor.Id);
                await act.Db.LeaveUnreadForAsync(conversation, successor, act.Now);
                act.Record(conversation).About(successor);
            }
        });

    private Task ChangeAsync(Actor actor, Guid conversationId, AuditAction action, Action<Act, Conversation> change) =>
        ChangeAsync(actor, new(action, conversationId), (act, conversation) =>
        {
            var before = conversation.Revision;
            change(act, conversation);
            if (conversation.Revision != before)
            {
                act.Record(conversation);
            }

            return Task.CompletedTask;
        });

    private Task ChangeAsync(Actor actor, AuditedOperation operation, Func<Act, Conversation, Task> change) =>
        database.WriteAsync(actor, operation, async (Act act) =>
            await change(act, await act.Db.ConversationForAsync(act.Person, operation.ConversationId!.Value)));

    private static void RequireConfirmed(Person newcomer, IReadOnlyCollection<Guid> confirmedClients)
    {
        if (newcomer is Client && !confirmedClients.Contains(newcomer.Id))
        {
            throw new RefusedException("AddedAsClient", newcomer.Name);
        }
    }

    private static async Task<List<Person>> FindAsync(OrgChatDb db, Person actor, IReadOnlyCollection<Guid> ids)
    {
        var member = actor as TeamMember ?? throw new NotFoundException(MissingKind.Page);
        var wanted = ids.Distinct().ToList();
        var clients = await db.ClientsFoundBy(member).Where(c => wanted.Contains(c.Id)).ToListAsync();
        var colleagues = await db.TeamMembers
            .Where(m => m.OrganizationId == member.OrganizationId && m.IsActive && wanted.Contains(m.Id)).ToListAsync();
        List<Person> found = [.. clients, .. colleagues];
        return found.Count == wanted.Count ? found : throw new NotFoundException(MissingKind.Person);
    }
}

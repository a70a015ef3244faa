using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Messaging;

/// <summary>Who of the team is at which conversation.</summary>
public sealed class ClaimService(OrgChatDatabase database, TimeProvider clock)
{
    /// <summary>Claims that end in one transaction.</summary>
    private const int AtOnce = 100;

    /// <inheritdoc cref="Conversation.Claim"/>
    public Task ClaimAsync(Actor actor, Guid conversationId) => ClaimAsync(actor, conversationId, takesOver: true);

    /// <summary>The same where no colleague is at it yet: nothing is taken over.</summary>
    /// <exception cref="RefusedException">A colleague has it claimed.</exception>
    public Task ClaimFreeAsync(Actor actor, Guid conversationId) => ClaimAsync(actor, conversationId, takesOver: false);

    /// <inheritdoc cref="Conversation.Release"/>
    public Task ReleaseAsync(Actor actor, Guid conversationId) =>
        ChangeAsync(actor, new(AuditAction.ClaimReleased, conversationId), (act, conversation) =>
        {
            conversation.Release(act.Person, act.Now);
            return Task.FromResult<Claimed>(new());
        });

    /// <inheritdoc cref="Conversation.HandTo"/>
    public Task HandToAsync(Actor actor, Guid conversationId, Guid colleagueId, string? reason) =>
        ChangeAsync(actor, new(AuditAction.ConversationHandedOver, conversationId, SubjectId: colleagueId), async (act, conversation) =>
        {
            var colleague = await act.Db.ColleagueAsync(act.Person, colleagueId);
            conversation.HandTo(act.Person, colleague, reason, act.Now);
            return new Claimed(About: colleague);
        });

    /// <summary>
    /// Colleagues one can hand the conversation to, or make its owner: whoever may answer there and is not away, found by name.
    /// </summary>
    /// <param name="text">Empty for all of them.</param>
    public Task<IReadOnlyList<PersonName>> ColleaguesAsync(Actor actor, Guid conversationId, string text) =>
        database.ReadAsync<Act, IReadOnlyList<PersonName>>(actor, new(AuditAction.ConversationOpened, conversationId), async act =>
        {
            var conversation = await act.Db.ConversationForAsync(act.Person, conversationId);
            conversation.RequireAnsweringStaff(act.Person);
            var team = await act.Db.TeamMembers
                .Where(m => m.OrganizationId == conversation.OrganizationId && m.IsActive && m.Id != act.Person.Id).ToListAsync();
            var isFound = NameQueries.For(text);
            return [.. team.Where(member => member.AwayUntilAfter(act.Now) is null)
                .Where(member => conversation.AccessOf(member) is Access.Participate or Access.OnBehalf)
                .Where(member => text.Length == 0 || isFound(PersonNameRules.Words(member.Name))).InNameOrder()
                .Select(member => new PersonName(member.Id, member.Name))];
        });

    /// <summary>
    /// Gives back to the queue what is claimed by who is no longer there: signed out everywhere since, deactivated, or without the right to
    /// answer.
    /// </summary>
    public async Task EndLeftAsync()
    {
        while (await database.ReadAsync(LeftAsync) is { Count: > 0 })
        {
            await database.WriteAsync(EndAsync);
        }
    }

    private Task ClaimAsync(Actor actor, Guid conversationId, bool takesOver) =>
        ChangeAsync(actor, new(AuditAction.ConversationClaimed, conversationId), (act, conversation) =>
        {
            var former = conversation.ClaimedBy;
            if (!takesOver && former is not null && former.Id != act.Person.Id)
            {
                throw new RefusedException("ClaimedByColleague", former.Name);
            }

            conversation.Claim(act.Person, act.Now);
            return Task.FromResult<Claimed>(former is null ? new() : new(AuditAction.ClaimTakenOver, former));
        });

    private Task ChangeAsync(Actor actor, AuditedOperation operation, Func<Act, Conversation, Task<Claimed>> change) =>
        database.WriteAsync(actor, operation, async (Act act) =>
        {
            var conversation = await act.Db.ConversationForAsync(act.Person, operation.ConversationId!.Value);
            var before = conversation.Revision;
            var (action, about) = await change(act, conversation);
            if (conversation.Revision != before)
            {
                var entry = act.Record(action ?? operation.Action, conversation);
                _ = about is null ? entry : entry.About(about);
            }
        });

    // A claimer who is gone altogether, one who takes part no more and may not answer otherwise, or one who signed out everywhere since.
    private static async Task<List<Guid>> LeftAsync(OrgChatDb db)
    {
        var claimers = await db.TeamMembers.Where(m => db.Conversations.Any(c => c.ClaimedById == m.Id)).ToListAsync();
        if (claimers.Count == 0)
        {
            return [];
        }

        // What Conversation.AccessOf says of one that is loaded, asked of all: these are looked at every few seconds.
        var all = claimers.ConvertAll(member => member.Id);
        var gone = claimers.Where(member => !member.IsActive).Select(member => member.Id).ToList();
        var onlyOwn = claimers.Where(member => !member.Can(Permission.OrganizationChat)).Select(member => member.Id).ToList();
        return await db.Conversations.Where(c => EF.Parameter(all).Contains(c.ClaimedById!.Value)).Where(c =>
                EF.Parameter(gone).Contains(c.ClaimedById!.Value)
                || (EF.Parameter(onlyOwn).Contains(c.ClaimedById!.Value)
                    && !c.Participants.Any(p => p.PersonId == c.ClaimedById && p.LeftAt == null))
                || (!db.Sessions.Any(s => s.PersonId == c.ClaimedById && s.EndedAt == null)
                    && db.Sessions.Any(s => s.PersonId == c.ClaimedById && s.EndedAt >= c.ClaimedAt)))
            .OrderBy(c => c.ClaimedAt).Select(c => c.Id).Take(AtOnce).ToListAsync();
    }

    // Asked again in the turn that ends them: a colleague may have taken one over meanwhile.
    private async Task EndAsync(OrgChatDb db)
    {
        var left = await LeftAsync(db);
        foreach (var conversation in await db.Conversations.Where(c => left.Contains(c.Id)).WithPeople().ToListAsync())
        {
            var member = conversation.ClaimedBy!;
            conversation.EndClaim(clock.GetUtcNow());
            db.Record(member, AuditAction.ClaimEnded, clock.GetUtcNow(), default).In(conversation, conversation.AccessOf(member));
        }
    }

    /// <summary>What was done, for the record.</summary>
    /// <param name="Action">Null for what was announced.</param>
    private sealed record Claimed(AuditAction? Action = null, Person? About = null);
}

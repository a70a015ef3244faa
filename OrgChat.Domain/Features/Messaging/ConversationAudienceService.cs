using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Messaging;

/// <summary>Somebody who can read a conversation.</summary>
/// <param name="Title">Profession or role, as clients read it.</param>
public sealed record ReaderModel(Guid Id, string Name, string Title);

/// <summary>Who answered in whose name, how often, and from when to when.</summary>
public sealed record AnsweredForModel(string Author, string Owner, int Times, DateTimeOffset First, DateTimeOffset Last);

/// <summary>Who can read a conversation, and who answered for whom.</summary>
/// <param name="TakingPart">Those who take part now.</param>
/// <param name="ByPermission">Those of the clinic’s team who do not take part, but may read every conversation.</param>
public sealed record ConversationAudienceModel(
    EqualList<ReaderModel> TakingPart, EqualList<ReaderModel> ByPermission, EqualList<AnsweredForModel> Answered);

/// <summary>Tells whoever can see a conversation, clients first of all, who else can.</summary>
public sealed class ConversationAudienceService(OrgChatDatabase database)
{
    public Task<ConversationAudienceModel> ListAsync(Actor actor, Guid conversationId) =>
        database.ReadAsync(actor, new(AuditAction.ConversationOpened, conversationId), async (Act act) =>
        {
            var conversation = await act.Db.ConversationForAsync(act.Person, conversationId);

            // Permissions are one number in the database: who holds one is asked of the people themselves, as everywhere.
            var team = await act.Db.TeamMembers.Where(m => m.OrganizationId == conversation.OrganizationId && m.IsActive)
                .ToListAsync();
            var others = team.Where(member => conversation.AccessOf(member) is Access.OnBehalf or Access.Read);
            return new ConversationAudienceModel(
                new(conversation.People.InNameOrder().Select(Line)), new(others.InNameOrder().Select(Line)),
                await AnsweredAsync(act.Db, conversationId));
        });

    private static ReaderModel Line(Person person) => new(person.Id, person.Name, person.Title);

    private static async Task<EqualList<AnsweredForModel>> AnsweredAsync(OrgChatDb db, Guid conversationId)
    {
        var pairs = await db.Messages.Where(m => m.ConversationId == conversationId && m.OnBehalfOfId != null)
            .GroupBy(m => new { m.AuthorId, OwnerId = m.OnBehalfOfId!.Value })
            .Select(g =>
                new { g.Key.AuthorId, g.Key.OwnerId, Times = g.Count(), First = g.Min(m => m.SentAt), Last = g.Max(m => m.SentAt) })
            .OrderByDescending(pair => pair.Last).ToListAsync();
        var ids = pairs.SelectMany(pair => new[] { pair.AuthorId, pair.OwnerId }).Distinct().ToList();
        var names = await db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name);
        return new(pairs.Select(pair =>
            new AnsweredForModel(names[pair.AuthorId], names[pair.OwnerId], pair.Times, pair.First, pair.Last)));
    }
}

using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Notices;
using OrgChat.Domain.Model.Organizations;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Notices;

/// <summary>How long clients usually wait for an answer: counted beside everything else, and looked up when it is shown.</summary>
public sealed class AnswerTimeService(OrgChatDatabase database, TimeProvider clock)
{
    /// <summary>With fewer answers nothing is said.</summary>
    public const int FewestAnswers = 20;

    private const int MostConversations = 20_000;

    /// <summary>As many of a hundred answers came in that time.</summary>
    private const int Percent = 80;

    private static readonly TimeSpan Looked = TimeSpan.FromDays(30);

    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    /// <summary>In as many minutes, while it is open, the actor’s organization usually answers; null where that is not known.</summary>
    public Task<int?> UsualMinutesAsync(Actor actor) =>
        database.ReadAsync(actor, AuditedOperation.ToOpen(AuditedPage.OrgChat), (Act act) =>
            act.Db.Readers.AnswerTimes.OfAsync(act.Db, act.Person.OrganizationId, (db, organization) => db.AnswerTimes
                .Where(t => t.OrganizationId == organization && t.Answers >= FewestAnswers).Select(t => (int?)t.Minutes)
                .FirstOrDefaultAsync()));

    /// <summary>The organizations that were not counted for a day.</summary>
    public Task<IReadOnlyList<Guid>> DueAsync() => database.ReadAsync<IReadOnlyList<Guid>>(async db =>
    {
        var before = clock.GetUtcNow() - Every;
        return await db.Organizations.Where(o => !db.AnswerTimes.Any(t => t.OrganizationId == o.Id && t.CountedAt > before))
            .OrderBy(o => o.Id).Select(o => o.Id).ToListAsync();
    });

    /// <summary>Counts how long the clients of one waited.</summary>
    public async Task CountAsync(Guid organizationId)
    {
        var waits = await database.ReadAsync(async db =>
            await WaitsAsync(db, await db.Organizations.FirstAsync(o => o.Id == organizationId)));
        await database.WriteAsync(async db =>
        {
            var kept = await db.AnswerTimes.FirstOrDefaultAsync(t => t.OrganizationId == organizationId)
                ?? db.AnswerTimes.Add(new AnswerTime(organizationId)).Entity;
            kept.Count(UsualOf(waits), waits.Count, clock.GetUtcNow());
        });
    }

    private static int UsualOf(List<TimeSpan> waits) =>
        waits.Count == 0 ? 0 : (int)Math.Ceiling(waits.Order().ElementAt((waits.Count - 1) * Percent / 100).TotalMinutes);

    private async Task<List<TimeSpan>> WaitsAsync(OrgChatDb db, Organization organization)
    {
        var since = clock.GetUtcNow() - Looked;
        var recent = db.Conversations.Where(c => c.OrganizationId == organization.Id && c.LastActivityAt > since)
            .OrderByDescending(c => c.LastActivityAt).Select(c => c.Id).Take(MostConversations);
        var messages = from id in recent
                       join message in db.Messages on id equals message.ConversationId
                       where message.SentAt > since
                       orderby message.ConversationId, message.Number
                       select new { message.ConversationId, message.IsByClient, message.SentAt };
        var waits = new List<TimeSpan>();
        (Guid Conversation, DateTimeOffset Since)? asked = null;
        await foreach (var one in messages.AsAsyncEnumerable())
        {
            asked = asked?.Conversation == one.ConversationId ? asked : null;
            if (one.IsByClient)
            {
                asked ??= (one.ConversationId, one.SentAt);
            }
            else if (asked is { } question)
            {
                waits.Add(organization.Office.Between(question.Since, one.SentAt));
                asked = null;
            }
        }

        return waits;
    }
}

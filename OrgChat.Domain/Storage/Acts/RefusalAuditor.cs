using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Storage.Acts;

/// <summary>
/// Accounts for what was refused, in a transaction of its own, because the act’s is rolled back. Whoever tries without end gets a limited
/// number of entries a minute and the rest as a count, so that nobody else waits for the writer.
/// </summary>
internal sealed class RefusalAuditor(TimeProvider clock, Func<Func<OrgChatDb, Task<bool>>, TimeSpan?, Task<bool>> commit)
{
    /// <summary>Entries of one person in one minute; further refusals are counted.</summary>
    public const int PerMinute = 20;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, Tally> tallies = new();

    /// <param name="patience">How long this may wait for the writer; as long as any act when null.</param>
    public async Task RecordAsync(Actor actor, AuditedOperation operation, RefusalReason reason, TimeSpan? patience)
    {
        if (actor.IsScreen || actor.PersonId == default)
        {
            return;
        }

        await RecordCountsAsync(patience: patience);
        var count = tallies.AddOrUpdate(actor.PersonId, _ => new Tally(actor, clock.GetUtcNow(), 1), (_, tally) => tally.OneMore()).Count;
        if (count <= PerMinute)
        {
            await commit(db => RecordAsync(db, actor, operation, reason, count == PerMinute), patience);
        }
    }

    /// <summary>Writes down how many refusals were not listed in the minutes that have passed.</summary>
    public async Task RecordCountsAsync(bool alsoThisMinute = false, TimeSpan? patience = null)
    {
        var now = clock.GetUtcNow();
        foreach (var (person, tally) in tallies.Where(pair => alsoThisMinute || pair.Value.Since + Minute <= now))
        {
            if (tallies.TryRemove(person, out var ended) && ended.Count > PerMinute)
            {
                await commit(db => RecordMoreAsync(db, tally.Actor, ended.Count - PerMinute), patience);
            }
        }
    }

    private async Task<bool> RecordAsync(OrgChatDb db, Actor actor, AuditedOperation operation, RefusalReason reason, bool isLast)
    {
        if (await db.People.FirstOrDefaultAsync(p => p.Id == actor.PersonId) is not { } person)
        {
            return false;
        }

        var entry = db.Record(person, operation.Action, clock.GetUtcNow(), actor)
            .Refused(operation, person.IsActive ? reason : RefusalReason.NotActive);
        await NameAsync(db, entry, person, operation);
        return !isLast || await RecordMoreAsync(db, actor, null);
    }

    /// <summary>
    /// What was asked for gets its name when it is of the actor’s own organization; of another’s, and of what is not there, the id stays
    /// alone.
    /// </summary>
    private static async Task NameAsync(OrgChatDb db, AuditEntry entry, Person person, AuditedOperation operation)
    {
        if (operation.ConversationId is { } conversationId
            && await db.Conversations.WithPeople()
            .FirstOrDefaultAsync(c => c.Id == conversationId && c.OrganizationId == person.OrganizationId) is { } conversation)
        {
            entry.In(conversation, conversation.AccessOf(person));
        }

        if (operation.ClientId is { } clientId
            && await db.Clients.FirstOrDefaultAsync(c => c.Id == clientId && c.OrganizationId == person.OrganizationId) is { } client)
        {
            entry.For(client);
        }

        if (operation.SubjectId is { } subjectId
            && await db.People.FirstOrDefaultAsync(p => p.Id == subjectId && p.OrganizationId == person.OrganizationId) is { } subject)
        {
            entry.About(subject);
        }
    }

    private async Task<bool> RecordMoreAsync(OrgChatDb db, Actor actor, int? count)
    {
        if (await db.People.FirstOrDefaultAsync(p => p.Id == actor.PersonId) is { } person)
        {
            db.Record(person, AuditAction.MoreRefused, clock.GetUtcNow(), actor)
                .Refused(new AuditedOperation(AuditAction.MoreRefused, Facts: count is null ? null : new() { Times = count }),
                    RefusalReason.NotAllowed);
        }

        return true;
    }

    private sealed record Tally(Actor Actor, DateTimeOffset Since, int Count)
    {
        public Tally OneMore() => this with { Count = Count + 1 };
    }
}

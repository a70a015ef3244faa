using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Data;
using OrgChat.Domain.People;

namespace OrgChat.Domain.Audit;

/// <summary>What an admin narrows the record to; everything null means all.</summary>
/// <param name="PersonId">Who did it, or to whom it was done.</param>
/// <param name="ClientId">The client concerned, in groups too.</param>
/// <param name="Action">What was done.</param>
/// <param name="From">The first moment of the days asked for.</param>
/// <param name="Until">The first moment after them.</param>
public sealed record AuditFilter(
    Guid? PersonId = null, Guid? ClientId = null, AuditAction? Action = null, DateTimeOffset? From = null, DateTimeOffset? Until = null);

/// <summary>A page of the record, newest first.</summary>
/// <param name="Next">The entry to continue before; null when there is no more.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, long? Next);

/// <summary>The record of who did what; for admins.</summary>
public sealed class AuditTrail(OrgChatDatabase database)
{
    /// <summary>Entries of one page.</summary>
    public const int PageSize = 50;

    public Task<AuditPage> ListAsync(Actor actor, AuditFilter filter, long? before = null) => database.ReadAsync(async db =>
    {
        var admin = await db.ActingAdminAsync(actor);
        var entries = Narrow(db, db.AuditEntries.Where(e => e.OrganizationId == admin.OrganizationId), filter);
        var found = await entries.Where(e => before == null || e.Id < before)
            .OrderByDescending(e => e.Id).Take(PageSize + 1).ToListAsync();
        return new AuditPage([.. found.Take(PageSize)], found.Count > PageSize ? found[PageSize - 1].Id : null);
    });

    /// <summary>Everybody named in the record as acting or acted upon, to filter by; team members only.</summary>
    public Task<IReadOnlyList<PersonName>> PeopleAsync(Actor actor) => database.ReadAsync<IReadOnlyList<PersonName>>(async db =>
    {
        var admin = await db.ActingAdminAsync(actor);
        return await db.TeamMembers.Where(m => m.OrganizationId == admin.OrganizationId).OrderBy(m => m.SearchKey)
            .Select(m => new PersonName(m.Id, m.Name)).ToListAsync();
    });

    /// <summary>Clients whose name holds the text, as far as the record names them.</summary>
    public Task<IReadOnlyList<PersonName>> FindClientsAsync(Actor actor, string text) => database.ReadAsync<IReadOnlyList<PersonName>>(async db =>
    {
        var admin = await db.ActingAdminAsync(actor);
        var sought = Names.Fold(text);
        return await db.Clients.Where(c => c.OrganizationId == admin.OrganizationId && c.SearchKey.Contains(sought)
                && db.AuditEntries.Any(e => e.OrganizationId == admin.OrganizationId && e.ClientId == c.Id))
            .OrderBy(c => c.SearchKey).Take(20).Select(c => new PersonName(c.Id, c.Name)).ToListAsync();
    });

    private static IQueryable<AuditEntry> Narrow(OrgChatDb db, IQueryable<AuditEntry> entries, AuditFilter filter)
    {
        if (filter.PersonId is { } person)
        {
            entries = entries.Where(e => e.ActorId == person || e.SubjectId == person);
        }

        if (filter.ClientId is { } client)
        {
            entries = entries.Where(e => e.ClientId == client || e.ActorId == client
                || db.Participants.Any(p => p.ConversationId == e.ConversationId && p.PersonId == client));
        }

        if (filter.Action is { } action)
        {
            entries = entries.Where(e => e.Action == action);
        }

        if (filter.From is { } from)
        {
            entries = entries.Where(e => e.At >= from);
        }

        return filter.Until is { } until ? entries.Where(e => e.At < until) : entries;
    }
}

using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Audit;

/// <summary>The questions as queries. What concerns several columns is asked once for each of them, so that each finds its index.</summary>
internal static class AuditQueries
{
    /// <summary>What shows somebody a client’s words, files or particulars.</summary>
    public static readonly IReadOnlyList<AuditAction> Looks =
    [
        AuditAction.ConversationOpened, AuditAction.ConversationPrinted, AuditAction.ClientPageOpened, AuditAction.FileOpened,
        AuditAction.MessagesFound,
    ];

    /// <summary>Everything a filter finds.</summary>
    public static IQueryable<AuditEntry> Of(OrgChatDb db, Guid organizationId, AuditFilter filter) =>
        Together(Parts(db, organizationId, filter));

    /// <summary>So many of them, in the order asked for, behind this entry; no part is asked for more.</summary>
    public static IQueryable<AuditEntry> Of(OrgChatDb db, Guid organizationId, AuditFilter filter, long? after, int most) =>
        Stretch(Together(Parts(db, organizationId, filter).Select(part => Stretch(part, filter, after, most))), filter, after, most);

    /// <summary>See <see cref="AuditPage.Born"/>.</summary>
    public static async Task<IReadOnlyDictionary<Guid, DateOnly>> BornAsync(OrgChatDb db, Guid organizationId,
        IReadOnlyCollection<AuditEntry> entries)
    {
        var named = entries.SelectMany(e => new[] { e.ActorId, e.ClientId, e.SubjectId }).OfType<Guid>().Distinct().ToList();
        var namesakes = await db.Clients.Where(c => c.OrganizationId == organizationId && c.HasNamesake && named.Contains(c.Id))
            .ToListAsync();
        return namesakes.Where(client => client.BirthDate is not null).ToDictionary(client => client.Id, client => client.BirthDate!.Value);
    }

    private static IEnumerable<IQueryable<AuditEntry>> Parts(OrgChatDb db, Guid organizationId, AuditFilter filter)
    {
        var all = db.AuditEntries.Where(e => e.OrganizationId == organizationId);
        var parts = filter switch
        {
            { ClientId: { } client } => Concerning(db, all, client),
            { PersonId: { } person } => [all.Where(e => e.ActorId == person), all.Where(e => e.SubjectId == person)],
            _ => [all],
        };
        return parts.Select(part => Between(Asked(ByPerson(part, filter), filter), filter));
    }

    /// <summary>A client is named in an entry, acted themself, or took part in the conversation it is about.</summary>
    private static IEnumerable<IQueryable<AuditEntry>> Concerning(OrgChatDb db, IQueryable<AuditEntry> all, Guid client)
    {
        // Each conversation once, however often they left and came back: a limited part with doubles would end too early.
        var inTheirs =
            from id in db.Participants.Where(p => p.PersonId == client).Select(p => p.ConversationId).Distinct()
            from entry in all
            where entry.ConversationId == id
            select entry;
        return [all.Where(e => e.ClientId == client), all.Where(e => e.ActorId == client), inTheirs];
    }

    private static IQueryable<AuditEntry> Together(IEnumerable<IQueryable<AuditEntry>> parts) =>
        parts.Aggregate((some, others) => some.Union(others));

    private static IQueryable<AuditEntry> Stretch(IQueryable<AuditEntry> entries, AuditFilter filter, long? after, int most) =>
        (filter.IsOldestFirst
            ? entries.Where(e => after == null || e.Id > after).OrderBy(e => e.Id)
            : entries.Where(e => after == null || e.Id < after).OrderByDescending(e => e.Id)).Take(most);

    private static IQueryable<AuditEntry> ByPerson(IQueryable<AuditEntry> entries, AuditFilter filter) => filter switch
    {
        { PersonId: { } person, Question: AuditQuestion.WhatTheyDid or AuditQuestion.Denied } => entries.Where(e => e.ActorId == person),
        { PersonId: { } person, ClientId: not null } => entries.Where(e => e.ActorId == person || e.SubjectId == person),
        _ => entries,
    };

    private static IQueryable<AuditEntry> Asked(IQueryable<AuditEntry> entries, AuditFilter filter)
    {
        if (filter.Action is { } action)
        {
            entries = entries.Where(e => e.Action == action);
        }

        return filter.Question switch
        {
            AuditQuestion.Denied => entries.Where(e => e.Outcome == Outcome.Denied),
            AuditQuestion.WhoSaw =>
                entries.Where(e => e.Outcome == Outcome.Done && Looks.Contains(e.Action) && e.ActorId != filter.ClientId),
            _ => entries,
        };
    }

    private static IQueryable<AuditEntry> Between(IQueryable<AuditEntry> entries, AuditFilter filter)
    {
        if (filter.From is { } from)
        {
            entries = entries.Where(e => e.At >= from);
        }

        return filter.Until is { } until ? entries.Where(e => e.At < until) : entries;
    }
}

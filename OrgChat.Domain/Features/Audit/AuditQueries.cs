using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Audit;

/// <summary>The questions as queries. What concerns two columns is asked once per column, so that each finds its index.</summary>
internal static class AuditQueries
{
    /// <summary>What shows somebody a client’s words, files or particulars.</summary>
    public static readonly IReadOnlyList<AuditAction> Looks =
    [
        AuditAction.ConversationOpened, AuditAction.ConversationPrinted, AuditAction.ClientPageOpened, AuditAction.FileOpened,
        AuditAction.MessagesFound,
    ];

    public static IQueryable<AuditEntry> Of(OrgChatDb db, Guid organizationId, AuditFilter filter)
    {
        var all = db.AuditEntries.Where(e => e.OrganizationId == organizationId);
        var entries = filter switch
        {
            { ClientId: { } client } => Concerning(db, all, client),
            { PersonId: { } person } => all.Where(e => e.ActorId == person).Union(all.Where(e => e.SubjectId == person)),
            _ => all,
        };
        return Between(Asked(ByPerson(entries, filter), filter), filter);
    }

    /// <summary>See <see cref="AuditPage.Born"/>.</summary>
    public static async Task<IReadOnlyDictionary<Guid, DateOnly>> BornAsync(OrgChatDb db, Guid organizationId,
        IReadOnlyCollection<AuditEntry> entries)
    {
        var named = entries.SelectMany(e => new[] { e.ActorId, e.ClientId, e.SubjectId }).OfType<Guid>().Distinct().ToList();
        var namesakes = await db.Clients.Where(c => c.OrganizationId == organizationId && c.HasNamesake && named.Contains(c.Id))
            .ToListAsync();
        return namesakes.Where(client => client.BirthDate is not null).ToDictionary(client => client.Id, client => client.BirthDate!.Value);
    }

    /// <summary>A client is named in an entry, acted themself, or took part in the conversation it is about.</summary>
    private static IQueryable<AuditEntry> Concerning(OrgChatDb db, IQueryable<AuditEntry> all, Guid client)
    {
        var theirs = db.Participants.Where(p => p.PersonId == client).Select(p => (Guid?)p.ConversationId);
        return all.Where(e => e.ClientId == client)
            .Union(all.Where(e => e.ActorId == client))
            .Union(all.Where(e => theirs.Contains(e.ConversationId)));
    }

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

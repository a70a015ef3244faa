using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Integrity;

namespace OrgChat.Domain.Features.Audit;

/// <summary>Compares one organization’s messages, and every other row that decides something, with what was written.</summary>
internal sealed class MessageIntegrityCheck(OrgChatDatabase database, Guid organizationId)
{
    /// <summary>The first message the record tells of that is not there, or is another’s.</summary>
    /// <param name="entries">A part of the record.</param>
    public async Task<AuditFault?> FaultAsync(IReadOnlyList<AuditEntry> entries)
    {
        var sent = entries.Where(entry => entry.MessageNumber is not null).ToList();
        if (sent.Count == 0)
        {
            return null;
        }

        var (conversations, numbers) = (sent.Select(entry => entry.ConversationId!.Value).Distinct().ToList(),
            sent.Select(entry => entry.MessageNumber!.Value).Distinct().ToList());
        var messages = await database.ReadAsync(db =>
            db.Messages.Where(m => conversations.Contains(m.ConversationId) && numbers.Contains(m.Number))
            .Select(m => new { m.ConversationId, m.Number, m.AuthorId, m.OnBehalfOfId })
            .ToDictionaryAsync(m => (m.ConversationId, m.Number)));
        foreach (var entry in sent)
        {
            if (!messages.TryGetValue((entry.ConversationId!.Value, entry.MessageNumber!.Value), out var message))
            {
                return new("MessageMissing", entry.MessageNumber!, entry.ConversationId!, entry.ActorName, entry.Number!);
            }

            if (message.AuthorId != entry.ActorId
                || message.OnBehalfOfId != (entry.Action == AuditAction.MessageSentOnBehalf ? entry.SubjectId : null))
            {
                return new("MessageNotTheirs", entry.MessageNumber!, entry.ConversationId!, entry.ActorName, entry.Number!);
            }
        }

        return null;
    }

    /// <summary>The first row that is not as OrgChat wrote it, or the first conversation that has not all its messages.</summary>
    public async Task<AuditFault?> RowFaultAsync()
    {
        AuditFault? fault = null;
        foreach (var rows in AuthenticatedTableQueries.OfOrganization)
        {
            await database.ReadAsync(async db =>
            {
                db.OnAlteredRow = (table, row) => fault ??= new("RowAltered", table, row);
                await foreach (var _ in rows(db, organizationId).AsNoTracking().AsAsyncEnumerable())
                {
                    if (fault is not null)
                    {
                        break;
                    }
                }

                return true;
            });
            if (fault is not null)
            {
                return fault;
            }
        }

        var gap = await database.ReadAsync(db => db.Conversations.Where(c => c.OrganizationId == organizationId)
            .Select(c => new { c.Id, c.LastNumber, Count = c.Messages.LongCount() }).Where(c => c.Count != c.LastNumber).OrderBy(c => c.Id)
            .FirstOrDefaultAsync());
        return gap is null
            ? null
            : new AuditFault("MessagesMissing", gap.Id, gap.LastNumber, gap.Count);
    }
}

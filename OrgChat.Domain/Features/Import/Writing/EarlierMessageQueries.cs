using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Features.Import.Fhir;

namespace OrgChat.Domain.Features.Import.Writing;

/// <summary>
/// An export of what is new answers messages of an earlier one: the conversation is found by the message that is answered. One walk through
/// all messages for each batch of them; such exports are small.
/// </summary>
internal static class EarlierMessageQueries
{
    public static async Task FindAsync(ImportRun run, IEnumerable<string> missing)
    {
        foreach (var roots in missing.Chunk(LineSource.BatchSize))
        {
            var keys = roots.SelectMany(root => ConversationBatch.Origins(run, root)
                .Select(id => (Root: root, Key: ImportDraftKeyFactory.Of(id)))).ToList();
            var sought = keys.Select(one => one.Key).ToList();
            var found = await run.Database.ReadAsync(db =>
                db.Messages.Where(m => m.OrganizationId == run.OrganizationId && sought.Contains(m.DraftKey))
                .Join(db.Conversations, m => m.ConversationId, c => c.Id, (m, c) => new { m.DraftKey, Conversation = c }).ToListAsync());
            foreach (var (root, _) in keys)
            {
                run.Elsewhere.TryAdd(root, null);
            }

            foreach (var (root, key) in keys)
            {
                run.Elsewhere[root] ??= found.Find(message => message.DraftKey == key)?.Conversation.Origin;
            }
        }
    }
}

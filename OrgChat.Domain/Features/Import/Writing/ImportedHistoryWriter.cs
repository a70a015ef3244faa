using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Import.Writing;

/// <summary>
/// History arrives as read, for those who take part and for those with Organization chat: nobody should find a thousand old
/// conversations unread. Whoever had something unread before keeps it.
/// </summary>
internal static class ImportedHistoryWriter
{
    /// <param name="before">The newest number of each conversation before this batch.</param>
    public static async Task SaveAsync(OrgChatDb db, ImportRun run, IReadOnlyDictionary<Conversation, long> before)
    {
        var grown = before.Keys.Where(conversation => conversation.LastNumber > before[conversation]).ToList();
        var ids = grown.Select(conversation => conversation.Id).ToList();
        var states = await db.PersonalStates.Where(s => ids.Contains(s.ConversationId))
            .ToDictionaryAsync(s => (s.ConversationId, s.PersonId));
        foreach (var conversation in grown)
        {
            foreach (var reader in conversation.People.Select(person => person.Id).Union(run.QueueReaders))
            {
                var state = states.GetValueOrDefault((conversation.Id, reader));
                if ((state?.ReadNumber ?? 0) >= before[conversation])
                {
                    (state ?? db.Add(new PersonalState(reader, conversation.Id)).Entity).TakeOverAsRead(conversation.LastNumber);
                }
            }
        }
    }
}

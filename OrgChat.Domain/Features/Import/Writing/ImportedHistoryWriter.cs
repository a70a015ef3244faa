using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Features.Import.Writing;

/// <summary>
/// History arrives as read: nobody should find a thousand old conversations unread, whoever joins the clinic later neither. Whoever had
/// something unread before keeps it.
/// </summary>
internal static class ImportedHistoryWriter
{
    /// <param name="before">The newest number of each conversation before this batch.</param>
    public static async Task SaveAsync(OrgChatDb db, IReadOnlyDictionary<Conversation, long> before)
    {
        var grown = before.Keys.Where(conversation => conversation.LastNumber > before[conversation]).ToList();
        var ids = grown.Select(conversation => conversation.Id).ToList();
        var states = (await db.PersonalStates.Where(s => ids.Contains(s.ConversationId)).ToListAsync()).ToLookup(s => s.ConversationId);
        foreach (var conversation in grown)
        {
            conversation.TakeOverAsRead(before[conversation]);
            foreach (var state in states[conversation.Id].Where(state => state.ReadNumber >= before[conversation]))
            {
                state.TakeOverAsRead(conversation.LastNumber);
            }
        }
    }
}

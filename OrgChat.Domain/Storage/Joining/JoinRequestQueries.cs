using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.Joining;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Database;

namespace OrgChat.Domain.Storage.Joining;

/// <summary>Who asks to be added, as queries.</summary>
internal static class JoinRequestQueries
{
    public static IQueryable<JoinRequest> JoinRequestsIn(this OrgChatDb db, Guid conversationId) =>
        db.JoinRequests.Where(r => r.ConversationId == conversationId);

    /// <summary>What somebody asked is answered, or they ask no more.</summary>
    /// <returns>Whether they asked.</returns>
    public static async Task<bool> SettleJoinRequestAsync(this OrgChatDb db, Conversation conversation, Guid personId)
    {
        if (conversation.JoinAskedAt is null)
        {
            return false;
        }

        var asked = await db.JoinRequestsIn(conversation.Id).OrderBy(r => r.At).ToListAsync();
        var settled = asked.Find(request => request.PersonId == personId);
        if (settled is not null)
        {
            db.JoinRequests.Remove(settled);
            conversation.BeAskedSince(asked.Find(request => request != settled)?.At);
        }

        return settled is not null;
    }

    /// <summary>Whoever leaves the clinic asks nothing any more.</summary>
    public static async Task SettleJoinRequestsOfAsync(this OrgChatDb db, TeamMember leaver)
    {
        foreach (var conversation in await db.Conversations
            .Where(c => db.JoinRequests.Any(r => r.ConversationId == c.Id && r.PersonId == leaver.Id)).ToListAsync())
        {
            await db.SettleJoinRequestAsync(conversation, leaver.Id);
        }
    }
}

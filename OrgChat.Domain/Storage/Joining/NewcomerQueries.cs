using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Storage.Joining;

/// <summary>What somebody finds where they were let in.</summary>
internal static class NewcomerQueries
{
    /// <summary>
    /// Imported history is read by whoever keeps nothing about it; to somebody who is let in and had no right to see it before, it is news
    /// like everything in any other conversation.
    /// </summary>
    /// <param name="since">When they were let in; who took part before keeps what they had.</param>
    public static async Task LeaveUnreadForAsync(this OrgChatDb db, Conversation conversation, Person newcomer, DateTimeOffset since)
    {
        if (conversation.HistoryNumber == 0 || newcomer.Can(Permission.OrganizationChat)
            || !conversation.Participants.Any(one => one.PersonId == newcomer.Id && one.JoinedAt == since))
        {
            return;
        }

        var state = await db.KnownStateAsync(newcomer, conversation);
        if (db.Entry(state).State == EntityState.Added)
        {
            state.Unread(1);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Joining;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Team;

/// <summary>Who leaves the clinic.</summary>
/// <param name="Admin">Who ended their access.</param>
/// <param name="Successor">Who takes over; null for a member who owns nothing.</param>
/// <param name="From">Where the admin acts from; the default where the program goes on with it.</param>
internal sealed record HandOverRequest(TeamMember Admin, TeamMember Member, TeamMember? Successor, Actor From = default);

/// <summary>Hands over what somebody leaves behind, so much at a time that nobody waits long for the writer.</summary>
internal static class HandOverWriter
{
    /// <summary>Conversations, and places on care teams, that are handed over in one transaction.</summary>
    internal const int AtOnce = 200;

    /// <summary>
    /// That there was more than fits into the first transaction stands in the record, and so does the end: in between, whoever starts goes
    /// on.
    /// </summary>
    /// <returns>Whether there is more.</returns>
    public static async Task<bool> HandOverSomeAsync(OrgChatDb db, HandOverRequest leaver, DateTimeOffset now, bool isFirst = true)
    {
        var areMoreConversations = await HandOverConversationsAsync(db, leaver, now);
        var areMorePlaces = await HandOverPlacesAsync(db, leaver, now);
        var isMore = areMoreConversations || areMorePlaces;
        if (isFirst == isMore)
        {
            Record(db, leaver, isMore ? AuditAction.HandOverBegan : AuditAction.HandOverEnded, now).About(leaver.Member);
        }

        return isMore;
    }

    /// <summary>Their own first: who takes over is read from the record of the first.</summary>
    private static async Task<bool> HandOverConversationsAsync(OrgChatDb db, HandOverRequest leaver, DateTimeOffset now)
    {
        var (admin, member, successor, _) = leaver;
        var joined = await db.Conversations.WithPeople()
            .Where(c => c.OwnerId == member.Id || c.Participants.Any(p => p.PersonId == member.Id && p.LeftAt == null))
            .OrderByDescending(c => c.OwnerId == member.Id).ThenBy(c => c.Id).Take(AtOnce + 1).ToListAsync();
        foreach (var conversation in joined.Take(AtOnce))
        {
            if (conversation.OwnerId == member.Id && successor is not null)
            {
                Record(db, leaver, AuditAction.OwnerChanged, now).In(conversation, conversation.AccessOf(admin)).About(successor);
                conversation.HandOver(admin, successor, now);
                await db.SettleJoinRequestAsync(conversation, successor.Id);
                await db.LeaveUnreadForAsync(conversation, successor, now);
            }
            else
            {
                Record(db, leaver, AuditAction.ParticipantRemoved, now).In(conversation, conversation.AccessOf(admin)).About(member);
                conversation.LetGo(admin, member, now);
            }
        }

        return joined.Count > AtOnce;
    }

    private static async Task<bool> HandOverPlacesAsync(OrgChatDb db, HandOverRequest leaver, DateTimeOffset now)
    {
        var (_, member, successor, _) = leaver;
        var places = await db.CareTeamPlaces.Where(p => p.MemberId == member.Id).OrderBy(p => p.ClientId).Take(AtOnce + 1).ToListAsync();
        var some = places.Take(AtOnce).ToList();
        var ids = some.ConvertAll(p => p.ClientId);
        var theirs = successor is null
            ? ids
            : await db.CareTeamPlaces.Where(p => p.MemberId == successor.Id && ids.Contains(p.ClientId)).Select(p => p.ClientId)
            .ToListAsync();
        foreach (var client in await db.Clients.Where(c => ids.Contains(c.Id)).ToListAsync())
        {
            Record(db, leaver, AuditAction.ClientUnassigned, now).For(client).About(member);
            if (!theirs.Contains(client.Id))
            {
                db.Add(new CareTeamPlace(client.Id, successor!.Id, now));
                Record(db, leaver, AuditAction.ClientAssigned, now).For(client).About(successor);
            }
        }

        db.CareTeamPlaces.RemoveRange(some);
        return places.Count > AtOnce;
    }

    private static AuditEntry Record(OrgChatDb db, HandOverRequest leaver, AuditAction action, DateTimeOffset now) =>
        db.Record(leaver.Admin, action, now, leaver.From).By(AuditRight.Admin);
}

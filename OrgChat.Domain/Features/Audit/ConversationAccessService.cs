using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.Conversations;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Model.Permissions;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Audit;

/// <summary>
/// “Who looked here”: the openings of one conversation, for its owner, for who may access all conversations, and for admins who take part.
/// </summary>
public sealed class ConversationAccessService(OrgChatDatabase database)
{
    /// <summary>Openings of one page.</summary>
    public const int PageSize = 30;

    /// <summary>Whether this person may ask, of a conversation open to them.</summary>
    public static bool AreFor(Person reader, bool isOwner) =>
        reader is TeamMember member && (isOwner || member.IsAdmin || member.Can(Permission.AccessAllConversations));

    /// <summary>Who opened it, newest first. Asking is recorded, turning pages is not.</summary>
    /// <param name="before">The entry to continue before; null for the first page.</param>
    public Task<AuditPage> ListAsync(Actor actor, Guid conversationId, long? before = null)
    {
        var intent = new AuditedOperation(AuditAction.LooksRead, conversationId);
        return before is null
            ? database.WriteAsync(actor, intent, async (MemberAct act) =>
            {
                var conversation = await AskedAsync(act, conversationId);
                var page = await PageAsync(act.Db, conversation, null);
                act.Record(conversation);
                return page;
            })
            : database.ReadAsync(actor, intent, async (MemberAct act) =>
                await PageAsync(act.Db, await AskedAsync(act, conversationId), before));
    }

    private static async Task<Conversation> AskedAsync(MemberAct act, Guid conversationId)
    {
        var conversation = await act.Db.ConversationForAsync(act.Member, conversationId);
        return AreFor(act.Member, conversation.OwnerId == act.Member.Id)
            ? conversation
            : throw new RefusedException("OnlyOwnerSeesLooks", conversation.Owner.Name) { Reason = RefusalReason.NotAllowed };
    }

    private static async Task<AuditPage> PageAsync(OrgChatDb db, Conversation conversation, long? before)
    {
        var found = await db.AuditEntries.AsNoTracking()
            .Where(e => e.OrganizationId == conversation.OrganizationId && e.ConversationId == conversation.Id)
            .Where(e => AuditQueries.Looks.Contains(e.Action) && e.Outcome == Outcome.Done)
            .Where(e => before == null || e.Id < before)
            .OrderByDescending(e => e.Id).Take(PageSize + 1).ToListAsync();
        var entries = found.Take(PageSize).ToList();
        return new AuditPage(
            entries, found.Count > PageSize
                ? found[PageSize - 1].Id
                : null, await AuditQueries.BornAsync(db, conversation.OrganizationId, entries));
    }
}

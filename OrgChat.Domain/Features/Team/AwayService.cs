using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.Team;

/// <summary>
/// Who is away, and until when: each member says it of themself, admins of everybody. It changes nobody’s rights; what they had claimed is
/// back in the queue.
/// </summary>
public sealed class AwayService(OrgChatDatabase database)
{
    /// <summary>The day on which a member is back who is away; null for who is there.</summary>
    public Task<DateOnly?> ReadAsync(Actor actor, Guid memberId) =>
        database.ReadAsync(actor, AuditedOperation.ToOpen(AuditedPage.OrgChat), async (MemberAct act) =>
            await act.Db.ColleagueAsync(act.Member, memberId) is var member && member.AwayUntilAfter(act.Now) is null
                ? null
                : member.BackOn);

    /// <param name="back">The day they are back, by the clinic’s clock.</param>
    /// <exception cref="RefusedException">The day has begun or is more than a year away, or the actor is neither them nor an admin; nothing
    /// is changed then.</exception>
    public Task BeAwayAsync(Actor actor, Guid memberId, DateOnly back) =>
        ChangeAsync(actor, AuditAction.MemberAway, memberId, async (act, member) =>
        {
            var clinic = await act.Db.ClinicAsync(member.OrganizationId);
            member.BeAway(back, clinic.Office.Begin(back), act.Now);
            foreach (var conversation in await act.Db.Conversations.Where(c => c.ClaimedById == memberId).WithPeople().ToListAsync())
            {
                conversation.EndClaim(act.Now);
                act.Record(AuditAction.ClaimEnded, conversation).About(member);
            }

            return new AuditFacts { Back = back };
        });

    /// <summary>They are there again.</summary>
    public Task ComeBackAsync(Actor actor, Guid memberId) =>
        ChangeAsync(actor, AuditAction.MemberBack, memberId, (act, member) =>
        {
            var wasAway = member.AwayUntilAfter(act.Now) is not null;
            member.ComeBack();
            return Task.FromResult(wasAway ? new AuditFacts() : null);
        });

    private Task ChangeAsync(Actor actor, AuditAction action, Guid memberId, Func<MemberAct, TeamMember, Task<AuditFacts?>> change) =>
        database.WriteAsync(actor, new(action, SubjectId: memberId), async (MemberAct act) =>
        {
            var member = await act.Db.ColleagueAsync(act.Member, memberId);
            if (member.Id != act.Member.Id && !act.Member.IsAdmin)
            {
                throw new RefusedException("OnlyOwnAbsence") { Reason = RefusalReason.NotAllowed };
            }

            if (await change(act, member) is { } facts)
            {
                act.Record().About(member).With(facts);
            }
        });
}

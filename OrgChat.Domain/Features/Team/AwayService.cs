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
            (await act.Db.ColleagueAsync(act.Member, memberId)).BackOnAfter(act.Now));

    /// <param name="back">The day they are back, by the clinic’s clock.</param>
    /// <returns>The day they were to be back before, for <see cref="UndoAsync"/>; null for who was there.</returns>
    /// <exception cref="RefusedException">The day has begun or is more than a year away, or the actor is neither them nor an admin; nothing
    /// is changed then.</exception>
    public async Task<DateOnly?> BeAwayAsync(Actor actor, Guid memberId, DateOnly back)
    {
        DateOnly? former = null;
        await ChangeAsync(actor, AuditAction.MemberAway, memberId, async (act, member) =>
        {
            former = member.BackOnAfter(act.Now);
            var facts = await BeAwayAsync(act, member, back);
            foreach (var conversation in await act.Db.Conversations.Where(c => c.ClaimedById == memberId).WithPeople().ToListAsync())
            {
                conversation.EndClaim(act.Now);
                act.Record(AuditAction.ClaimEnded, conversation).About(member);
            }

            return facts;
        });
        return former;
    }

    /// <summary>
    /// Saying so was a slip: they are away until the day that stood before, or there. What went back to the queue stays there, since a
    /// colleague may be at it by now; who was at it before claims it again.
    /// </summary>
    /// <param name="former">What <see cref="BeAwayAsync(Actor, Guid, DateOnly)"/> returned.</param>
    /// <exception cref="RefusedException">That day has begun meanwhile; they stay away as they are.</exception>
    public Task UndoAsync(Actor actor, Guid memberId, DateOnly? former) => former is { } back
        ? ChangeAsync(actor, AuditAction.MemberAway, memberId, async (act, member) => await BeAwayAsync(act, member, back))
        : ComeBackAsync(actor, memberId);

    /// <summary>They are there again.</summary>
    public Task ComeBackAsync(Actor actor, Guid memberId) =>
        ChangeAsync(actor, AuditAction.MemberBack, memberId, (act, member) =>
        {
            var wasAway = member.BackOnAfter(act.Now) is not null;
            member.ComeBack();
            return Task.FromResult(wasAway ? new AuditFacts() : null);
        });

    private static async Task<AuditFacts> BeAwayAsync(MemberAct act, TeamMember member, DateOnly back)
    {
        var clinic = await act.Db.ClinicAsync(member.OrganizationId);
        member.BeAway(back, clinic.Office.Begin(back), act.Now);
        return new AuditFacts { Back = back };
    }

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

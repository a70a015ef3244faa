using Microsoft.EntityFrameworkCore;
using OrgChat.Domain.Model;
using OrgChat.Domain.Model.Audit;
using OrgChat.Domain.Model.ClientStarts;
using OrgChat.Domain.Model.People;
using OrgChat.Domain.Storage.Acts;
using OrgChat.Domain.Storage.Database;
using OrgChat.Domain.Storage.Queries;

namespace OrgChat.Domain.Features.ClientStarts;

/// <summary>Whether clients begin conversations: for the clinic as its admins say, and with each member as they say themselves.</summary>
public sealed class StartPolicyService(OrgChatDatabase database)
{
    public Task<StartPolicyModel> ReadAsync(Actor actor) =>
        database.ReadAsync(actor, AuditedOperation.ToOpen(AuditedPage.ClientStarts), async (AdminAct act) =>
            await act.Db.StartPolicyOfAsync(act.Admin) is { } policy
                ? new StartPolicyModel(!policy.IsOff, policy.Member is { } member ? new PersonName(member.Id, member.Name) : null)
                : new StartPolicyModel(IsOn: true, null));

    /// <param name="memberId">Who owns what nobody else takes; null for nobody.</param>
    public Task SetAsync(Actor actor, bool isOn, Guid? memberId) =>
        database.WriteAsync(actor, new(AuditAction.StartPolicyChanged, SubjectId: memberId), async (AdminAct act) =>
        {
            var policy = await act.Db.StartPolicyOfAsync(act.Admin) ?? act.Db.StartPolicies.Add(new StartPolicy(
                await act.Db.Organizations.FirstAsync(o => o.Id == act.Admin.OrganizationId))).Entity;
            var member = memberId is { } id ? await act.Db.ColleagueAsync(act.Admin, id) : null;
            if (policy.IsOff != isOn && policy.MemberId == memberId)
            {
                return;
            }

            policy.Set(isOn, member);
            var entry = act.Record().With(new() { AreStartsOn = isOn });
            if (member is not null)
            {
                entry.About(member);
            }
        });

    /// <summary>Whether clients may begin a conversation with the actor.</summary>
    public Task<bool> AcceptsAsync(Actor actor) =>
        database.ReadAsync(actor, AuditedOperation.ToOpen(AuditedPage.OrgChat), async (MemberAct act) =>
            await act.Db.StartDeclines.FindAsync(act.Member.Id) is null);

    public Task AcceptAsync(Actor actor, bool accepts) =>
        database.WriteAsync(actor, new(accepts ? AuditAction.StartsAccepted : AuditAction.StartsDeclined), async (MemberAct act) =>
        {
            var declined = await act.Db.StartDeclines.FindAsync(act.Member.Id);
            if (accepts && declined is not null)
            {
                act.Db.StartDeclines.Remove(declined);
                act.Record().By(AuditRight.Own);
            }
            else if (!accepts && declined is null)
            {
                act.Db.StartDeclines.Add(new StartDecline(act.Member, act.Now));
                act.Record().By(AuditRight.Own);
            }
        });
}
